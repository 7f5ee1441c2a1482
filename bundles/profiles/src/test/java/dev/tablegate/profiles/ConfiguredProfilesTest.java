// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profile.Credentials;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ConfiguredProfilesTest {

    private static final String LOCAL = "http://127.0.0.1:8000";

    @Test
    void readsAProfileOfTheAwsConfiguration() {
        var profile = configured(Map.of("slug", "dev", "region", "eu-central-1", "aws.profile", "work"));
        assertEquals(
                Optional.of(new Profile("dev", "dev", "eu-central-1", new Credentials.Aws("work"), Optional.empty())),
                profile.profile());
    }

    @Test
    void readsALocalProfileAndKeepsItsSecretOutOfTexts() {
        var profile = local("demo", LOCAL).profile().orElseThrow();
        assertEquals(Optional.of(URI.create(LOCAL)), profile.endpoint());
        assertFalse(profile.toString().contains("hush"));
    }

    @ParameterizedTest
    @CsvSource({
        "Dev, eu-central-1, work, '', ''",
        "'', eu-central-1, work, '', ''",
        "dev, europe, work, '', ''",
        "dev, eu-central-1, '', '', ''",
        "dev, eu-central-1, work, key, http://127.0.0.1:8000",
        "dev, eu-central-1, '', key, ''",
        "dev, eu-central-1, '', key, https://dynamodb.example.com",
        "dev, eu-central-1, '', key, not a uri",
        "dev, eu-central-1, work, '', ftp://127.0.0.1"
    })
    void leavesOutAProfileThatIsWrong(String slug, String region, String aws, String key, String endpoint) {
        var keys = Map.of(
                "slug",
                slug,
                "region",
                region,
                "aws.profile",
                aws,
                "accessKeyId",
                key,
                "secretAccessKey",
                "hush",
                "endpoint",
                endpoint);
        assertTrue(configured(keys).profile().isEmpty());
    }

    @Test
    void ofTwoProfilesWithOneSlugTheFirstStaysUntilItGoes() {
        var profiles = new ConfiguredProfiles();
        var first = local("demo", LOCAL);
        var second = local("demo", "http://127.0.0.1:9000");
        profiles.addProfile(first);
        profiles.addProfile(second);
        assertEquals(first.profile(), profiles.find("demo"));
        assertEquals(List.of(first.profile().orElseThrow()), profiles.list());
        profiles.removeProfile(first);
        assertEquals(second.profile(), profiles.find("demo"));
        profiles.removeProfile(second);
        assertTrue(profiles.find("demo").isEmpty());
    }

    private static ConfiguredProfile local(String slug, String endpoint) {
        return configured(Map.of(
                "slug",
                slug,
                "region",
                "us-east-1",
                "accessKeyId",
                "key",
                "secretAccessKey",
                "hush",
                "endpoint",
                endpoint));
    }

    private static ConfiguredProfile configured(Map<String, String> keys) {
        return new ConfiguredProfile(new Keys(keys));
    }

    /** Settings as the framework hands them in. */
    private record Keys(Map<String, String> keys) implements Settings {

        @Override
        public String slug() {
            return key("slug");
        }

        @Override
        public String label() {
            return key("label");
        }

        @Override
        public String region() {
            return key("region");
        }

        @Override
        public String aws_profile() {
            return key("aws.profile");
        }

        @Override
        public String endpoint() {
            return key("endpoint");
        }

        @Override
        public String accessKeyId() {
            return key("accessKeyId");
        }

        @Override
        public String secretAccessKey() {
            return key("secretAccessKey");
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return Settings.class;
        }

        private String key(String name) {
            return keys.getOrDefault(name, "");
        }
    }
}
