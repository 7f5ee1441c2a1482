// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Clients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ApiClientsTest {

    private final AuthServer server = new AuthServer();
    private final OAuthClient client = new OAuthClient(server);
    private final Clients.Secret job = server.clients.create("Job", "demo", Scope.STAGE, "admin");

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private OAuthClient.Answer byHeader(String secret, String scope) {
        return client.post(
                "/token",
                Map.of("grant_type", "client_credentials", "scope", scope),
                "Authorization",
                OAuthClient.basic(job.client().id(), secret));
    }

    private OAuthClient.Answer byBody(String secret) {
        return client.post(
                "/token",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        job.client().id(),
                        "client_secret",
                        secret,
                        "resource",
                        server.origin() + "/mcp"));
    }

    @Test
    void getsATokenForItsSecret() {
        for (OAuthClient.Answer answer : List.of(byHeader(job.secret(), ""), byBody(job.secret()))) {
            assertEquals(200, answer.status(), answer.body());
            assertEquals("schemas:read query model stage", answer.text("scope"));
            assertTrue(answer.json().path("refresh_token").isMissingNode());
            var grant = server.grants.authenticate(answer.text("access_token")).orElseThrow();
            assertEquals("demo", grant.profile());
            assertEquals(Scope.STAGE, grant.scope());
        }
    }

    @Test
    void getsWhatItAsksForAndNoMoreThanWasApproved() {
        OAuthClient.Answer less = byHeader(job.secret(), "query");
        assertEquals("schemas:read query model", less.text("scope"));
        assertEquals(
                Scope.READ,
                server.grants
                        .authenticate(less.text("access_token"))
                        .orElseThrow()
                        .scope());
        for (String scope : List.of("full", "views", "query export", "nonsense")) {
            assertEquals("invalid_scope", byHeader(job.secret(), scope).error(), scope);
        }
    }

    @Test
    void authenticatesInOneWay() {
        OAuthClient.Answer both = client.post(
                "/token",
                Map.of("grant_type", "client_credentials", "client_secret", job.secret()),
                "Authorization",
                OAuthClient.basic(job.client().id(), job.secret()));
        assertEquals("invalid_request", both.error());
        OAuthClient.Answer none = client.post(
                "/token",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        job.client().id()));
        assertEquals(401, none.status());
        assertEquals("Basic realm=\"tablegate\"", none.header("www-authenticate"));
        assertEquals("invalid_client", none.error());
    }

    @Test
    void cannotSignInLikeAPerson() {
        assertEquals(400, client.signIn(job.client().id()).authorize().status());
        assertEquals("invalid_client", client.refresh(job.client().id(), "x.y").error());
    }

    @Test
    void endsItsOldSecretAtOnceWithANewOne() {
        Clients.Secret fresh = server.clients.rotate(job.client().id(), "admin");
        assertEquals("invalid_client", byBody(job.secret()).error());
        assertEquals(200, byBody(fresh.secret()).status());
        assertThrows(IllegalArgumentException.class, () -> server.clients.rotate("unknown", "admin"));
        String person = client.registered();
        assertThrows(IllegalArgumentException.class, () -> server.clients.rotate(person, "admin"));
    }

    @Test
    void endsWithItsRemovalOrRevocation() {
        String token = byBody(job.secret()).text("access_token");
        assertTrue(server.grants.revoke(
                server.grants.authenticate(token).orElseThrow().connection(), "admin"));
        assertTrue(server.grants.authenticate(token).isEmpty());
        assertEquals("unauthorized_client", byBody(job.secret()).error());
        assertTrue(server.clients.remove(job.client().id(), "admin"));
        assertEquals("invalid_client", byBody(job.secret()).error());
        assertFalse(server.clients.remove(job.client().id(), "admin"));
    }

    @Test
    void holdsABoundedNumberOfTokens() {
        String first = byBody(job.secret()).text("access_token");
        for (int i = 1; i < GrantBook.MOST_TOKENS; i++) {
            server.world.clock().advance(Duration.ofSeconds(1));
            byBody(job.secret());
        }
        assertTrue(server.grants.authenticate(first).isPresent());
        server.world.clock().advance(Duration.ofSeconds(1));
        byBody(job.secret());
        assertTrue(server.grants.authenticate(first).isEmpty());
        assertEquals(
                GrantBook.MOST_TOKENS,
                server.world.store().list(AccessToken.KIND, "").size());
    }

    /** O10, with 1,000 tries in place of 10,000: all but 20 a minute are turned away unread, and others come in. */
    @Test
    void turnsAwayWhoTriesSecrets() {
        int read = 0;
        for (int i = 0; i < 1_000; i++) {
            if (i % 250 == 0) {
                server.world.clock().advance(Duration.ofMinutes(1));
            }
            OAuthClient.Answer answer = byBody("wrong secret " + i);
            if (answer.status() == 401) {
                read++;
            } else {
                assertEquals(429, answer.status());
                assertEquals("60", answer.header("retry-after"));
            }
        }
        assertEquals(80, read);
        assertEquals(429, byBody(job.secret()).status());
        String person = client.registered();
        server.world.clock().advance(Duration.ofMinutes(1));
        assertEquals(200, client.tokens(person).status());
    }

    /** O10 and X1: every secret that was handed out or sent in is sought in the store, the record and the log. */
    @Test
    void leavesNoSecretAnywhere() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        var own = (Logger) LoggerFactory.getLogger("dev.tablegate");
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        root.addAppender(log);
        own.setLevel(Level.TRACE);
        try {
            String person = client.registered();
            OAuthClient.SignIn one = client.signIn(person);
            String code = one.code();
            OAuthClient.Answer tokens = one.redeem(code);
            OAuthClient.Answer again = client.refresh(person, tokens.text("refresh_token"));
            byBody("planted wrong secret");
            var minted = server.grants.mint("demo", Scope.READ, Duration.ofHours(1), "test", "tester");
            List<String> secrets = List.of(
                    job.secret(),
                    code,
                    tokens.text("access_token"),
                    tokens.text("refresh_token"),
                    again.text("access_token"),
                    again.text("refresh_token"),
                    again.text("refresh_token").split("\\.")[0],
                    byBody(job.secret()).text("access_token"),
                    minted.token(),
                    "planted wrong secret",
                    server.clients.rotate(job.client().id(), "admin").secret());
            String everything =
                    server.world.store().everything() + server.world.audit().events() + log.list + minted + job;
            assertTrue(everything.contains("Test client"));
            secrets.forEach(secret -> assertFalse(everything.contains(secret), secret));
        } finally {
            root.detachAppender(log);
            own.setLevel(level);
        }
    }
}
