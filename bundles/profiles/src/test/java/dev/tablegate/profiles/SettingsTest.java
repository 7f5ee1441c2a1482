// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.OwnProfile;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SettingsTest {

    @Test
    void makesAProfileOfAnAwsProfile() {
        assertEquals(
                new Profile(
                        "prod",
                        "Production",
                        "#3b6ea5",
                        false,
                        "eu-west-1",
                        new Profile.Credentials.Aws("company-prod"),
                        Optional.empty(),
                        TableRules.ALL,
                        Profile.Policy.DEFAULT),
                new Settings("prod", "Production", "eu-west-1", "company-prod", "", "", "").profile());
    }

    @Test
    void makesAProfileOfALocalDynamoDb() {
        assertEquals(
                new Profile(
                        "demo",
                        "demo",
                        "#3b6ea5",
                        false,
                        "us-east-1",
                        new Profile.Credentials.Static("key", "secret"),
                        Optional.of(URI.create("http://127.0.0.1:8000")),
                        TableRules.ALL,
                        Profile.Policy.DEFAULT),
                local("http://127.0.0.1:8000").profile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8000", "http://127.1.2.3", "http://[::1]:8000", "https://127.0.0.1/"})
    void takesKeysForLoopback(String endpoint) {
        assertEquals(
                Optional.of(URI.create(endpoint)), local(endpoint).profile().endpoint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://dynamodb.example.com",
                "https://localhost.example.com",
                "https://127.0.0.1.example.com",
                "https://[2001:db8::1]"
            })
    void refusesKeysForAnythingElse(String endpoint) {
        assertWrong("local DynamoDB only", local(endpoint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1:8000", "/x", "http:///x", "http://a b", "http://u@127.0.0.1", "http://127.0.0.1?a=b"})
    void refusesWhatIsNoUrl(String endpoint) {
        assertWrong("endpoint must be", local(endpoint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://dynamodb.example.com", "ftp://127.0.0.1"})
    void refusesPlainHttpToOtherMachines(String endpoint) {
        assertWrong("https", new Settings("prod", "", "eu-west-1", "p", "", "", endpoint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Demo", "-demo", "demo-", "a_b", "a/b", "a b"})
    void refusesASlugThatIsNone(String slug) {
        assertWrong("slug must be", new Settings(slug, "", "eu-west-1", "p", "", "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Frankfurt", "eu-west", "eu-west-1.evil.example.com"})
    void refusesARegionThatIsNone(String region) {
        assertWrong("region must", new Settings("prod", "", region, "p", "", "", ""));
    }

    @Test
    void aProfileOfTheConsoleHoldsNoKeys() {
        Profile local =
                Settings.of(own("", "http://127.0.0.1:8000", TableRules.ALL)).profile();
        assertEquals(new Profile.Credentials.Static("local", "local"), local.credentials());
        Profile based = Settings.of(own("prod", "", TableRules.ALL)).profile();
        assertEquals(new Profile.Credentials.Aws("prod"), based.credentials());
        assertWrong("local DynamoDB only", Settings.of(own("", "https://dynamodb.example.com", TableRules.ALL)));
    }

    @Test
    void rulesForTablesStandInOneLineOrInMany() {
        var rules = new TableRules(List.of("orders-*, customers", " x "), List.of("*-secret"));
        assertEquals(
                new TableRules(List.of("orders-*", "customers", "x"), List.of("*-secret")),
                Settings.of(own("prod", "", rules)).profile().tables());
        assertWrong("tables.allow", Settings.of(own("prod", "", new TableRules(List.of("a/b"), List.of()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#12345", "#1234567", "url(x)", "#12345g"})
    void refusesAColourThatIsNone(String colour) {
        var own = new OwnProfile(
                "mine", "", colour, false, "prod", "eu-west-1", "", TableRules.ALL, Profile.Policy.DEFAULT);
        assertWrong("colour must", Settings.of(own));
    }

    @Test
    void refusesALabelOfManyLines() {
        assertWrong("label must", new Settings("prod", "a\nb", "eu-west-1", "p", "", "", ""));
        assertWrong("label must", new Settings("prod", "x".repeat(101), "eu-west-1", "p", "", "", ""));
    }

    private static OwnProfile own(String aws, String endpoint, TableRules tables) {
        return new OwnProfile("mine", "", "", false, aws, "eu-west-1", endpoint, tables, Profile.Policy.DEFAULT);
    }

    @Test
    void wantsOneSourceOfCredentials() {
        assertWrong("where the credentials come from", new Settings("prod", "", "eu-west-1", "", "", "", ""));
        assertWrong("where the credentials come from", new Settings("prod", "", "eu-west-1", "p", "k", "s", ""));
        assertWrong("go together", new Settings("prod", "", "eu-west-1", "", "k", "", ""));
        assertWrong("aws.profile", new Settings("prod", "", "eu-west-1", "my profile", "", "", ""));
    }

    @Test
    void keepsTheSecretToItself() {
        var settings = local("http://127.0.0.1:8000");
        assertFalse(settings.toString().contains("secret"));
        assertFalse(settings.profile().toString().contains("secret"));
    }

    private static Settings local(String endpoint) {
        return new Settings("demo", "", "us-east-1", "", "key", "secret", endpoint);
    }

    private static void assertWrong(String part, Settings settings) {
        var message = String.valueOf(
                assertThrows(IllegalArgumentException.class, settings::profile).getMessage());
        assertTrue(message.contains(part), message);
    }
}
