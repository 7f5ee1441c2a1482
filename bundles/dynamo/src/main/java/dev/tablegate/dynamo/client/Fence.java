// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.client;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Refuses what the client is not for, before it is signed or sent. */
record Fence(Purpose purpose) implements ExecutionInterceptor {

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        var operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (operation == null || !purpose.allows(operation)) {
            throw SdkClientException.create("This client is not for " + operation + "; nothing was sent.");
        }
    }
}
