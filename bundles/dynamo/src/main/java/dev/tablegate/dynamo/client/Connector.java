// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.client;

import dev.tablegate.host.profile.Profile;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes the client of a profile. It looks for credentials, region and endpoint nowhere but in the profile. */
public final class Connector implements Function<Profile, DynamoDbClient> {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final Purpose purpose;
    private final int connections;

    public Connector(Purpose purpose, int connections) {
        this.purpose = purpose;
        this.connections = connections;
    }

    @Override
    public DynamoDbClient apply(Profile profile) {
        var file = file(profile.credentials());
        var builder = DynamoDbClient.builder()
                .region(Region.of(profile.region()))
                .defaultsMode(DefaultsMode.STANDARD)
                .httpClient(http())
                .credentialsProvider(new NamedFailure(credentials(profile.credentials(), file)))
                .overrideConfiguration(configuration(profile.credentials(), file));
        profile.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private SdkHttpClient http() {
        return Apache5HttpClient.builder()
                .maxConnections(connections)
                .connectionTimeout(CONNECT)
                .connectionAcquisitionTimeout(Duration.ofSeconds(10))
                .socketTimeout(Duration.ofSeconds(20))
                .tcpKeepAlive(true)
                .build();
    }

    /** As it is now: keys that are put there later count once it is known whose they are, and with a new client. */
    private static ProfileFile file(Profile.Credentials credentials) {
        return switch (credentials) {
            case Profile.Credentials.Aws ignored -> ProfileFile.defaultProfileFile();
            case Profile.Credentials.Static ignored -> ProfileFile.aggregator().build();
        };
    }

    private ClientOverrideConfiguration configuration(Profile.Credentials credentials, ProfileFile file) {
        var configuration = ClientOverrideConfiguration.builder()
                .defaultProfileFile(file)
                .addExecutionInterceptor(new Fence(purpose))
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(purpose.attempts())
                        .build());
        if (credentials instanceof Profile.Credentials.Aws(var name)) {
            configuration.defaultProfileName(name);
        }
        return configuration.build();
    }

    private static AwsCredentialsProvider credentials(Profile.Credentials credentials, ProfileFile file) {
        return switch (credentials) {
            case Profile.Credentials.Aws(var name) ->
                ProfileCredentialsProvider.builder()
                        .profileFile(file)
                        .profileName(name)
                        .build();
            case Profile.Credentials.Static(var accessKeyId, var secretAccessKey) ->
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey));
        };
    }
}
