// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Clients;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The endpoints that end and explain tokens. */
class RevocationTest {

    private final AuthServer server = new AuthServer();
    private final OAuthClient client = new OAuthClient(server);
    private final String id = client.registered();
    private final OAuthClient.Answer tokens = client.tokens(id);
    private final Clients.Secret job = server.clients.create("Job", "demo", Scope.READ, "admin");

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private OAuthClient.Answer asJob(String path, String token) {
        return client.post(
                path,
                Map.of("token", token),
                "Authorization",
                OAuthClient.basic(job.client().id(), job.secret()));
    }

    private String jobToken() {
        return client.post(
                        "/token",
                        Map.of("grant_type", "client_credentials"),
                        "Authorization",
                        OAuthClient.basic(job.client().id(), job.secret()))
                .text("access_token");
    }

    @Test
    void endsTheGrantOfEitherToken() {
        for (String kind : new String[] {"access_token", "refresh_token"}) {
            OAuthClient.Answer own = client.tokens(id);
            assertEquals(
                    200,
                    client.post("/revoke", Map.of("token", own.text(kind), "client_id", id))
                            .status());
            assertTrue(server.grants.authenticate(own.text("access_token")).isEmpty());
            assertEquals(
                    "invalid_grant",
                    client.refresh(id, own.text("refresh_token")).error());
        }
        assertTrue(server.grants.authenticate(tokens.text("access_token")).isPresent());
    }

    @Test
    void endsNobodyElsesToken() {
        String other = client.register("Another", "http://127.0.0.1:6000/other").text("client_id");
        var form = Map.of("token", tokens.text("access_token"), "client_id", other);
        assertEquals(200, client.post("/revoke", form).status());
        assertEquals(200, asJob("/revoke", tokens.text("access_token")).status());
        assertEquals(200, asJob("/revoke", "unknown").status());
        assertTrue(server.grants.authenticate(tokens.text("access_token")).isPresent());
        OAuthClient.Answer stranger =
                client.post("/revoke", Map.of("token", tokens.text("access_token"), "client_id", "unknown"));
        assertEquals("invalid_client", stranger.error());
        assertEquals(
                "invalid_client",
                client.post(
                                "/revoke",
                                Map.of("token", "x", "client_id", job.client().id()))
                        .error());
        assertEquals(
                "invalid_request",
                client.post("/revoke", Map.of("client_id", id)).error());
    }

    /** Its approval is an administrator's, so a job can give back a token, but not end itself. */
    @Test
    void endsTheTokensOfAnApiClientButNotItsApproval() {
        String token = jobToken();
        assertEquals(200, asJob("/revoke", token).status());
        assertTrue(server.grants.authenticate(token).isEmpty());
        assertTrue(server.grants.authenticate(jobToken()).isPresent());
    }

    @Test
    void explainsATokenToAnApiClientOfItsProfile() {
        OAuthClient.Answer answer = asJob("/introspect", tokens.text("access_token"));
        assertTrue(answer.json().path("active").asBoolean(), answer.body());
        assertEquals("schemas:read query model", answer.text("scope"));
        assertEquals("demo", answer.text("profile"));
        assertEquals(id, answer.text("client_id"));
        assertEquals("Bearer", answer.text("token_type"));
        assertEquals(server.origin(), answer.text("iss"));
        assertEquals(server.origin() + "/mcp", answer.json().path("aud").path(0).asText());
        assertEquals(
                server.world.clock().instant().getEpochSecond() + 600,
                answer.json().path("exp").asLong());
        assertEquals("no-store", answer.header("cache-control"));
        // To look at it is not to use it.
        assertTrue(
                server.grants.lastUsed(server.grants.list().get(0).connection()).isEmpty());
    }

    @Test
    void explainsNothingToOthers() {
        var form = Map.of("token", tokens.text("access_token"), "client_id", id);
        assertEquals(401, client.post("/introspect", form).status());
        OAuthClient.Answer wrong = client.post(
                "/introspect",
                Map.of("token", "x"),
                "Authorization",
                OAuthClient.basic(job.client().id(), "wrong"));
        assertEquals(401, wrong.status());
        Clients.Secret foreign = server.clients.create("Foreign", "prod", Scope.FULL, "admin");
        OAuthClient.Answer hidden = client.post(
                "/introspect",
                Map.of("token", tokens.text("access_token")),
                "Authorization",
                OAuthClient.basic(foreign.client().id(), foreign.secret()));
        assertEquals("{\"active\":false}", hidden.body());
        assertFalse(asJob("/introspect", tokens.text("refresh_token"))
                .json()
                .path("active")
                .asBoolean());
        server.power.turn(false, "admin");
        assertFalse(asJob("/introspect", tokens.text("access_token"))
                .json()
                .path("active")
                .asBoolean());
    }
}
