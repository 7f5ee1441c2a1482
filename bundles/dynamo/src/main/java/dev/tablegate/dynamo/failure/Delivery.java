// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.failure;

import dev.tablegate.dynamo.client.CredentialsFailure;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Whether a request that failed may have had its effect all the same. */
public final class Delivery {

    private static final int SERVER_ERROR = 500;

    /** The HTTP client's own: timeouts like any other by type, and its packages are not ours to see. */
    private static final Set<String> NEVER_CONNECTED =
            Set.of("ConnectTimeoutException", "ConnectionRequestTimeoutException");

    private Delivery() {}

    /** Unsure unless it is certain: DynamoDB refused the request, or it was never sent. */
    public static boolean unsure(RuntimeException failure) {
        if (failure instanceof AwsServiceException service) {
            // An earlier request with the token is under way, or was another one: what became of it is not said.
            return service instanceof TransactionInProgressException
                    || service instanceof IdempotentParameterMismatchException
                    || service.statusCode() >= SERVER_ERROR;
        }
        if (failure instanceof ApiCallTimeoutException
                || failure instanceof ApiCallAttemptTimeoutException
                || failure instanceof AbortedException) {
            return true;
        }
        return !(failure instanceof IllegalStateException
                || failure instanceof IllegalArgumentException
                || Causes.has(failure, CredentialsFailure.class)
                || Causes.has(failure, ConnectException.class)
                || Causes.has(failure, UnknownHostException.class)
                || Causes.named(failure, NEVER_CONNECTED));
    }
}
