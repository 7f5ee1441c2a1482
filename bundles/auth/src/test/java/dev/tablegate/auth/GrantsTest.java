// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Client;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.profile.Profiles;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GrantsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AuthServer server = new AuthServer();
    private final OAuthClient client = new OAuthClient(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Grants.Minted mint(String profile) {
        return server.grants.mint(profile, Scope.READ, HOUR, "test", "tester");
    }

    @Test
    void countOnlyWhileAllHolds() {
        Grants.Minted minted = mint("demo");
        String connection = minted.grant().connection();
        assertTrue(server.grants.inForce(connection));
        server.power.turn(false, "admin");
        assertFalse(server.grants.inForce(connection));
        assertTrue(server.grants.authenticate(minted.token()).isEmpty());
        server.power.turn(true, "admin");
        server.world.profiles().lead("demo", "another account");
        assertTrue(server.grants.authenticate(minted.token()).isEmpty());
        server.world.profiles().lose("demo");
        assertTrue(server.grants.authenticate(minted.token()).isEmpty());
        server.world.profiles().lead("demo", "local");
        assertTrue(server.grants.authenticate(minted.token()).isPresent());
        server.world.clock().advance(HOUR);
        assertTrue(server.grants.authenticate(minted.token()).isEmpty());
        assertFalse(server.grants.inForce(connection));
        assertTrue(server.grants.list().isEmpty());
    }

    @Test
    void areMintedForExposedProfilesAndAPositiveTime() {
        assertThrows(IllegalArgumentException.class, () -> mint("hidden"));
        assertThrows(IllegalArgumentException.class, () -> mint("nowhere"));
        server.world.profiles().lose("demo");
        assertThrows(IllegalArgumentException.class, () -> mint("demo"));
        assertThrows(
                IllegalArgumentException.class,
                () -> server.grants.mint("prod", Scope.READ, Duration.ZERO, "test", "tester"));
    }

    @Test
    void endForGoodWhenTheirProfileIsNotExposedAnyMore() {
        Grants.Minted demo = mint("demo");
        Grants.Minted prod = mint("prod");
        server.world.profiles().expose("demo", false);
        assertTrue(server.grants.authenticate(demo.token()).isEmpty());
        server.grants.handleEvent(new Event(Profiles.CHANGED, Map.of()));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (!server.grants.list().equals(List.of(prod.grant()))) {
                Thread.onSpinWait();
            }
        });
        server.world.profiles().expose("demo", true);
        assertTrue(server.grants.authenticate(demo.token()).isEmpty());
    }

    @Test
    void endAlsoIfTheServerWasDownWhenTheirProfileWasHidden() {
        Grants.Minted demo = mint("demo");
        server.world.profiles().expose("demo", false);
        try (AuthServer again = server.restart()) {
            again.world.profiles().expose("demo", true);
            assertTrue(again.grants.authenticate(demo.token()).isEmpty());
        }
    }

    @Test
    void areRevokedByProfile() {
        Grants.Minted demo = mint("demo");
        mint("demo");
        Grants.Minted prod = mint("prod");
        assertEquals(2, server.grants.revokeAll("demo", "admin"));
        assertTrue(server.grants.authenticate(demo.token()).isEmpty());
        assertTrue(server.grants.authenticate(prod.token()).isPresent());
        assertFalse(server.grants.revoke(demo.grant().connection(), "admin"));
    }

    @Test
    void rememberWhenTheyWereUsedAcrossRestarts() {
        Grants.Minted minted = mint("demo");
        String connection = minted.grant().connection();
        assertEquals(Optional.empty(), server.grants.lastUsed(connection));
        server.world.clock().advance(Duration.ofSeconds(90));
        server.grants.authenticate(minted.token());
        var minute = server.world.clock().instant().truncatedTo(ChronoUnit.MINUTES);
        assertEquals(Optional.of(minute), server.grants.lastUsed(connection));
        try (AuthServer again = server.restart()) {
            assertEquals(Optional.of(minute), again.grants.lastUsed(connection));
            again.grants.revoke(connection, "admin");
            again.lastUse.write();
            assertEquals(Optional.empty(), again.grants.lastUsed(connection));
        }
    }

    @Test
    void writeTheirLastUseOncePerMinute() {
        Grants.Minted minted = mint("demo");
        server.grants.authenticate(minted.token());
        server.lastUse.write();
        long version = version(minted);
        for (int i = 0; i < 100; i++) {
            server.grants.authenticate(minted.token());
        }
        server.lastUse.write();
        assertEquals(version, version(minted));
        server.world.clock().advance(Duration.ofMinutes(1));
        server.grants.authenticate(minted.token());
        server.lastUse.write();
        assertTrue(version(minted) > version);
    }

    private long version(Grants.Minted minted) {
        return server.world
                .store()
                .get("last-use", minted.grant().connection())
                .orElseThrow()
                .version();
    }

    /** After a restart all is as it was, but for what waited. */
    @Test
    void outliveARestart() {
        String id = client.registered();
        OAuthClient.Answer tokens = client.tokens(id);
        var job = server.clients.create("Job", "prod", Scope.STAGE, "admin");
        server.clients.enter("Entered", List.of("https://app.example.com/cb"), "admin");
        client.signIn(id).authorize();
        List<Client> clients = server.clients.list();
        var grants = server.grants.list();
        try (AuthServer again = server.restart();
                OAuthClient later = new OAuthClient(again)) {
            assertTrue(again.power.on());
            assertEquals(clients, again.clients.list());
            assertEquals(grants, again.grants.list());
            assertTrue(again.consents.waiting().isEmpty());
            assertTrue(again.grants.authenticate(tokens.text("access_token")).isPresent());
            OAuthClient.Answer next = later.refresh(id, tokens.text("refresh_token"));
            assertEquals(200, next.status(), next.body());
            OAuthClient.Answer token = later.post(
                    "/token",
                    Map.of("grant_type", "client_credentials"),
                    "Authorization",
                    OAuthClient.basic(job.client().id(), job.secret()));
            assertEquals(200, token.status(), token.body());
        }
    }

    @Test
    void endWithTheirClient() {
        String id = client.registered();
        OAuthClient.Answer tokens = client.tokens(id);
        assertTrue(server.clients.remove(id, "admin"));
        assertTrue(server.grants.authenticate(tokens.text("access_token")).isEmpty());
        assertEquals(
                "invalid_client",
                client.refresh(id, tokens.text("refresh_token")).error());
        assertEquals(400, client.signIn(id).authorize().status());
    }
}
