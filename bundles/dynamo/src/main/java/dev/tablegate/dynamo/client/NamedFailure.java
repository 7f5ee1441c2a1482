// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.client;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Credentials whose failure can be told from every other failure: the SDK gives it no type of its own. */
record NamedFailure(AwsCredentialsProvider provider) implements AwsCredentialsProvider, SdkAutoCloseable {

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (RuntimeException failure) {
            // Not only the SDK's own: for a half-written profile it has an IllegalArgumentException.
            throw new CredentialsFailure(failure);
        }
    }

    @Override
    public void close() {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
