// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.failure;

import dev.tablegate.api.tool.Nearest;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.dynamo.client.CredentialsFailure;
import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * Says every failure of the SDK in our own words. The SDK's messages hold account ids, resource names and the names of
 * other profiles: they go into the log as a cause, never to the caller.
 */
public final class Failures {

    private static final Set<String> DENIED = Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation");
    private static final Set<String> EXPIRED =
            Set.of("ExpiredTokenException", "ExpiredToken", "RequestExpired", "CredentialsExpired");
    private static final Set<String> REFUSED = Set.of(
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "IncompleteSignatureException",
            "IncompleteSignature",
            "MissingAuthenticationTokenException",
            "MissingAuthenticationToken",
            "InvalidClientTokenId",
            "SignatureDoesNotMatch");

    private final Known known;

    public Failures(Known known) {
        this.known = known;
    }

    /** The failure for the caller. */
    public ToolException of(RuntimeException failure, Action action, String table) {
        if (failure instanceof AwsServiceException service) {
            return service(service, action, table);
        }
        if (Causes.has(failure, AbortedException.class) || Causes.has(failure, InterruptedException.class)) {
            return new ToolException(Standard.CANCELLED, "The call was cancelled.", failure);
        }
        if (failure instanceof ApiCallTimeoutException || failure instanceof ApiCallAttemptTimeoutException) {
            return new ToolException(
                    Standard.TIMED_OUT,
                    "DynamoDB did not answer before the deadline of this call. Ask for less, or repeat it later.",
                    failure);
        }
        if (Causes.has(failure, CredentialsFailure.class)) {
            return new ToolException(
                    Standard.DENIED,
                    "The AWS credentials of this profile cannot be loaded. "
                            + "Ask the person who runs this server to check them or to sign in again.",
                    failure);
        }
        if (Causes.has(failure, IOException.class)) {
            return new ToolException(
                    Standard.UNAVAILABLE,
                    "The DynamoDB of this profile does not answer. "
                            + "Repeat the call later, or ask the person who runs this server whether it is up.",
                    failure);
        }
        return new ToolException(
                Standard.UPSTREAM_FAILED, "The request to DynamoDB failed. Repeat the call later.", failure);
    }

    private ToolException service(AwsServiceException failure, Action action, String table) {
        var details = failure.awsErrorDetails();
        var code = details == null || details.errorCode() == null ? "" : details.errorCode();
        if (failure instanceof ResourceNotFoundException || code.equals("ResourceNotFoundException")) {
            return notFound(table, failure);
        }
        if (DENIED.contains(code)) {
            return new ToolException(Standard.DENIED, lacks(action, table), failure);
        }
        if (EXPIRED.contains(code)) {
            return new ToolException(
                    Standard.DENIED,
                    "The AWS credentials of this profile have expired. "
                            + "Ask the person who runs this server to renew them.",
                    failure);
        }
        if (REFUSED.contains(code)) {
            return new ToolException(
                    Standard.DENIED,
                    "AWS does not accept the credentials of this profile. "
                            + "Ask the person who runs this server to check them.",
                    failure);
        }
        if (failure.isThrottlingException() || code.equals("ProvisionedThroughputExceededException")) {
            return new ToolException(
                    Standard.THROTTLED,
                    "DynamoDB throttles: the capacity is used up. Wait a few seconds, then ask for less.",
                    failure);
        }
        if (code.equals("ValidationException") || code.equals("SerializationException")) {
            return new ToolException(Standard.INVALID_INPUT, new Validation(known).sentence(failure, table), failure);
        }
        return new ToolException(
                Standard.UPSTREAM_FAILED, "DynamoDB failed to do this. Repeat the call later.", failure);
    }

    private ToolException notFound(String table, AwsServiceException failure) {
        if (table.isEmpty()) {
            return new ToolException(Standard.NOT_FOUND, "One of the tables was not found. Call list_tables.", failure);
        }
        return new ToolException(Standard.NOT_FOUND, unknown(table), failure);
    }

    /** The failure of a table that does not exist, as far as the connection can tell. */
    public ToolException notFound(String table) {
        return new ToolException(Standard.NOT_FOUND, unknown(table));
    }

    private String unknown(String table) {
        var nearest = Nearest.to(table, known.names());
        var names = nearest.isEmpty() ? "" : " Nearest names: " + String.join(", ", nearest) + ".";
        return "Table '" + table + "' not found in this profile. Call list_tables." + names;
    }

    private static String lacks(Action action, String table) {
        return "The AWS identity of this profile lacks the permission " + action.permission()
                + (table.isEmpty() ? "" : " on table '" + table + "'")
                + ". Ask the person who runs this server to grant it.";
    }
}
