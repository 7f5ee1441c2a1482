// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.client;

import software.amazon.awssdk.core.exception.SdkClientException;

/** The profile's credentials could not be had. */
public final class CredentialsFailure extends SdkClientException {

    private static final long serialVersionUID = 1L;

    CredentialsFailure(RuntimeException cause) {
        super(SdkClientException.builder().message("no credentials").cause(cause));
    }
}
