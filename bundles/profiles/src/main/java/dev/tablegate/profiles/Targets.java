// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.Profile;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** Works out what a profile points at: account, region and endpoint. */
final class Targets {

    private static final Logger LOG = LoggerFactory.getLogger(Targets.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AwsFiles files;
    private final Function<Profile, String> asked;

    Targets(AwsFiles files) {
        this(files, Targets::ask);
    }

    Targets(AwsFiles files, Function<Profile, String> asked) {
        this.files = files;
        this.asked = asked;
    }

    /**
     * What a profile points at.
     *
     * @throws IllegalArgumentException with a sentence that says why that cannot be told
     */
    String of(Profile profile) {
        String account = switch (profile.credentials()) {
            case Profile.Credentials.Static(String key, var ignored) -> "local:" + key;
            case Profile.Credentials.Aws(String name) -> files.account(name).orElseGet(() -> asked.apply(profile));
        };
        return account + " " + profile.region() + " "
                + profile.endpoint().map(URI::toString).orElse("aws");
    }

    private static String ask(Profile profile) {
        if (!(profile.credentials() instanceof Profile.Credentials.Aws(String name))) {
            throw new IllegalArgumentException("Only AWS knows the account of an AWS profile.");
        }
        try (var credentials = ProfileCredentialsProvider.create(name);
                var http = Apache5HttpClient.builder().build();
                StsClient sts = StsClient.builder()
                        .region(Region.of(profile.region()))
                        .credentialsProvider(credentials)
                        .httpClient(http)
                        .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE))
                        .build()) {
            return sts.getCallerIdentity().account();
        } catch (SdkException | IllegalStateException failure) {
            // The SDK's message names all profiles of the machine: it stays in the log.
            LOG.warn("The account of the profile '{}' cannot be told", profile.slug(), failure);
            throw new IllegalArgumentException(
                    "The account of the profile \"" + profile.slug() + "\" cannot be told, because AWS does not accept"
                            + " its credentials now. Sign in (for single sign-on: 'aws sso login --profile NAME'), or"
                            + " write aws_account_id into its configuration.",
                    failure);
        }
    }
}
