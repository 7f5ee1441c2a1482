// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profile.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One profile as its configuration says it; empty where that is wrong, so that a mistake closes only this profile. */
@Component(
        service = ConfiguredProfile.class,
        configurationPid = "dev.tablegate.profile",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Settings.class, factory = true)
public final class ConfiguredProfile {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredProfile.class);
    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(?:-[a-z]+)+-\\d{1,2}");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Optional<Profile> profile;

    @Activate
    public ConfiguredProfile(Settings settings) {
        profile = read(settings);
    }

    Optional<Profile> profile() {
        return profile;
    }

    private static Optional<Profile> read(Settings settings) {
        try {
            return Optional.of(profile(settings));
        } catch (IllegalArgumentException e) {
            LOG.warn("The profile '{}' is left out: {}", settings.slug(), e.getMessage());
            return Optional.empty();
        }
    }

    private static Profile profile(Settings settings) {
        check(
                SLUG.matcher(settings.slug()).matches(),
                "slug takes 1 to 63 lower case letters, digits and hyphens, for example dev.");
        check(REGION.matcher(settings.region()).matches(), "region is no AWS region. Write it as eu-central-1.");
        var endpoint = endpoint(settings.endpoint());
        String label = settings.label().isBlank() ? settings.slug() : settings.label();
        return new Profile(settings.slug(), label, settings.region(), credentials(settings, endpoint), endpoint);
    }

    private static Credentials credentials(Settings settings, Optional<URI> endpoint) {
        boolean named = !settings.aws_profile().isBlank();
        boolean fixed = !settings.accessKeyId().isBlank();
        check(named != fixed, "give either aws.profile, or accessKeyId with secretAccessKey.");
        if (named) {
            return new Credentials.Aws(settings.aws_profile());
        }
        check(!settings.secretAccessKey().isBlank(), "accessKeyId needs its secretAccessKey.");
        // Real keys belong into the AWS configuration, where they can expire and be rotated.
        check(
                endpoint.filter(uri -> LOOPBACK.contains(uri.getHost())).isPresent(),
                "access keys are only for a local DynamoDB. Set endpoint to an address of this machine, or use"
                        + " aws.profile.");
        return new Credentials.Static(settings.accessKeyId(), settings.secretAccessKey());
    }

    private static Optional<URI> endpoint(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            var uri = new URI(text);
            check(
                    ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null,
                    "endpoint is written as http://127.0.0.1:8000.");
            return Optional.of(uri);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("endpoint is written as http://127.0.0.1:8000.", e);
        }
    }

    private static void check(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
