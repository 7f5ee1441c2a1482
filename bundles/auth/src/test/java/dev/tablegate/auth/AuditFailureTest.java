// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Consents;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.store.StoreFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Nothing is granted that cannot be recorded or kept; what is taken away is taken away all the same. */
class AuditFailureTest {

    private final AuthServer server = new AuthServer();
    private final OAuthClient client = new OAuthClient(server);
    private final String id = client.registered();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void grantsNothingThatCannotBeRecorded() {
        OAuthClient.SignIn approved = client.signIn(id);
        String code = approved.code();
        OAuthClient.SignIn waits = client.signIn(id);
        waits.authorize();
        server.world.audit().fail();
        OAuthClient.Answer answer = approved.redeem(code);
        assertEquals(503, answer.status());
        assertEquals("temporarily_unavailable", answer.error());
        assertThrows(AuditFailure.class, waits::approve);
        assertEquals(Consents.State.WAITING, waits.consent().state());
        assertThrows(
                AuditFailure.class,
                () -> server.grants.mint("demo", Scope.READ, Duration.ofHours(1), "test", "tester"));
        assertThrows(AuditFailure.class, () -> server.clients.create("Job", "demo", Scope.READ, "admin"));
        assertThrows(AuditFailure.class, () -> server.clients.enter("App", List.of(OAuthClient.REDIRECT), "admin"));
        assertTrue(server.grants.list().isEmpty());
        assertEquals(1, server.clients.list().size());
    }

    @Test
    void widensNoScopeThatCannotBeRecorded() {
        var minted = server.grants.mint("demo", Scope.READ, Duration.ofHours(1), "test", "tester");
        server.elevations.wish(minted.grant(), Scope.STAGE, "put_item");
        String wish = server.elevations.waiting().get(0).id();
        server.world.audit().fail();
        assertThrows(AuditFailure.class, () -> server.elevations.approve(wish, Duration.ofHours(1), "admin"));
        assertEquals(Scope.READ, server.grants.list().get(0).scope());
    }

    @Test
    void rotatesNoSecretThatCannotBeRecorded() {
        var job = server.clients.create("Job", "demo", Scope.READ, "admin");
        server.world.audit().fail();
        assertThrows(
                AuditFailure.class, () -> server.clients.rotate(job.client().id(), "admin"));
        var form = Map.of("grant_type", "client_credentials");
        String basic = OAuthClient.basic(job.client().id(), job.secret());
        assertEquals(200, client.post("/token", form, "Authorization", basic).status());
    }

    @Test
    void grantsNothingThatCannotBeKept() {
        OAuthClient.SignIn one = client.signIn(id);
        String code = one.code();
        server.world.store().fill();
        assertEquals(503, one.redeem(code).status());
        assertEquals(503, client.register("Other", OAuthClient.REDIRECT).status());
        assertTrue(server.grants.list().isEmpty());
    }

    @Test
    void takesAwayWhateverFails() {
        var first = server.grants.mint("demo", Scope.READ, Duration.ofHours(1), "test", "tester");
        var second = server.grants.mint("demo", Scope.READ, Duration.ofHours(1), "test", "tester");
        server.world.audit().fail();
        assertThrows(
                AuditFailure.class, () -> server.grants.revoke(first.grant().connection(), "admin"));
        assertTrue(server.grants.authenticate(first.token()).isEmpty());
        assertThrows(AuditFailure.class, () -> server.power.turn(false, "admin"));
        assertFalse(server.power.on());
        try (AuthServer again = server.restart()) {
            assertFalse(again.power.on());
            assertEquals(List.of(second.grant()), again.grants.list());
        }
    }

    @Test
    void cutsOffWhatTheFullDiskCannotForget() {
        var minted = server.grants.mint("demo", Scope.READ, Duration.ofHours(1), "test", "tester");
        server.world.store().fill();
        assertThrows(
                StoreFailure.class, () -> server.grants.revoke(minted.grant().connection(), "admin"));
        assertTrue(server.grants.authenticate(minted.token()).isEmpty());
    }

    @Test
    void isNotSwitchedOnUnrecorded() {
        server.power.turn(false, "admin");
        server.world.audit().fail();
        assertThrows(AuditFailure.class, () -> server.power.turn(true, "admin"));
        assertFalse(server.power.on());
    }
}
