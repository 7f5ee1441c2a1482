// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** Short calls to AWS besides DynamoDB, with the endpoints that a profile of the AWS configuration names for them. */
final class AwsCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private AwsCalls() {}

    /** Where a call goes: by which profile of which configuration. */
    record Way(ProfileFile file, String profile, String region) {}

    /** Asks STS with a client that is closed after it. */
    static <R> R sts(Way way, AwsCredentialsProvider credentials, Function<StsClient, R> call) {
        try (SdkHttpClient http = http();
                StsClient sts = StsClient.builder()
                        .region(Region.of(way.region()))
                        .credentialsProvider(credentials)
                        .httpClient(http)
                        .overrideConfiguration(configuration(way))
                        .build()) {
            return call.apply(sts);
        }
    }

    static SdkHttpClient http() {
        return Apache5HttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(PATIENCE)
                .build();
    }

    static ClientOverrideConfiguration configuration(Way way) {
        return ClientOverrideConfiguration.builder()
                .defaultProfileFile(way.file())
                .defaultProfileName(way.profile())
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(2)
                        .build())
                .apiCallTimeout(PATIENCE)
                .build();
    }

    /** Whether nobody answered, in contrast to a refusal. */
    static boolean unanswered(RuntimeException failure) {
        if (failure instanceof ApiCallTimeoutException) {
            return true;
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
