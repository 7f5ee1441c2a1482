// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RegistrationTest {

    private final AuthServer server = new AuthServer();
    private final OAuthClient client = new OAuthClient(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void answersWhatItKeepsAndGivesNoSecret() {
        OAuthClient.Answer answer = client.postText("/register", "application/json", """
                {"client_name": "A\\u202Eb\\nc", "redirect_uris": ["http://localhost:1/cb"], "application_type": "native",
                 "token_endpoint_auth_method": "client_secret_post", "unknown": {"field": [1]},
                 "logo_uri": "https://foreign.example/x.png"}""");
        assertEquals(201, answer.status(), answer.body());
        assertEquals("no-store", answer.header("cache-control"));
        assertEquals("Abc", answer.text("client_name"));
        assertEquals("none", answer.text("token_endpoint_auth_method"));
        assertEquals(
                "http://localhost:1/cb",
                answer.json().path("redirect_uris").path(0).asText());
        assertTrue(answer.json().path("client_secret").isMissingNode());
    }

    @Test
    void saysWhatIsWrongWithIt() {
        for (var wrong : List.of(
                List.of("http://foreign.example/cb", "invalid_redirect_uri"),
                List.of("javascript:alert(1)", "invalid_redirect_uri"),
                List.of("data:text/html,x", "invalid_redirect_uri"),
                List.of("app.example:/cb", "invalid_redirect_uri"),
                List.of("https://app.example/cb#x", "invalid_redirect_uri"),
                List.of("https://user@app.example/cb", "invalid_redirect_uri"),
                List.of("https:///cb", "invalid_redirect_uri"),
                List.of("cb", "invalid_redirect_uri"))) {
            OAuthClient.Answer answer = client.register("Test", wrong.get(0));
            assertEquals(400, answer.status(), wrong.toString());
            assertEquals(wrong.get(1), answer.error(), wrong.toString());
        }
        assertEquals("invalid_redirect_uri", client.register("Test").error());
        for (String body : List.of("", "[]", "null", "{\"redirect_uris\": 1", "[".repeat(10_000), "x".repeat(20_000))) {
            OAuthClient.Answer answer = client.postText("/register", "application/json", body);
            assertEquals(400, answer.status(), answer.body());
            assertTrue(answer.error().startsWith("invalid_"), answer.body());
        }
        assertTrue(server.clients.list().isEmpty());
    }

    @Test
    void isTheSameClientOnAnotherPort() {
        String id = client.register("Test", "http://127.0.0.1:5000/cb").text("client_id");
        assertEquals(id, client.register("Test", "http://127.0.0.1:5999/cb").text("client_id"));
        assertNotEquals(
                id, client.register("Test", "http://127.0.0.1:5999/other").text("client_id"));
        assertNotEquals(id, client.register("Other", "http://127.0.0.1:5000/cb").text("client_id"));
    }

    /** O5; each address is limited too, so 100 come in each minute. */
    @Test
    void stopsAFloodAndForgetsItAfterADay() {
        long before = used();
        Map<Integer, Integer> statuses = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            if (i % 100 == 0) {
                server.world.clock().advance(Duration.ofMinutes(1));
            }
            OAuthClient.Answer answer = client.register("Flood " + i, OAuthClient.REDIRECT);
            statuses.merge(answer.status(), 1, Integer::sum);
            if (answer.status() == 429) {
                assertEquals("60", answer.header("retry-after"));
            }
        }
        assertEquals(Map.of(201, 200, 429, 4_800), statuses);
        assertTrue(used() - before < 20_000_000, "it holds " + (used() - before) + " bytes more");
        assertEquals(200, server.clients.list().size());
        server.world.clock().advance(Duration.ofHours(24));
        assertTrue(server.clients.list().isEmpty());
        assertEquals(201, client.register("Test", OAuthClient.REDIRECT).status());
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void isLimitedForEachAddress() {
        for (int i = 0; i < 120; i++) {
            assertEquals(201, client.register("Test", OAuthClient.REDIRECT).status());
        }
        OAuthClient.Answer answer = client.register("Test", OAuthClient.REDIRECT);
        assertEquals(429, answer.status());
        assertEquals("temporarily_unavailable", answer.error());
        server.world.clock().advance(Duration.ofMinutes(1));
        assertEquals(201, client.register("Test", OAuthClient.REDIRECT).status());
    }

    @Test
    void isKeptOnceAPersonApproved() {
        String waits = client.register("Waits", OAuthClient.REDIRECT).text("client_id");
        String approved = client.registered();
        client.tokens(approved);
        server.world.clock().advance(Duration.ofHours(23));
        assertEquals(waits, client.register("Waits", OAuthClient.REDIRECT).text("client_id"));
        server.world.clock().advance(Duration.ofHours(2));
        assertEquals(302, client.signIn(waits).authorize().status());
        server.world.clock().advance(Duration.ofDays(365));
        assertEquals(400, client.signIn(waits).authorize().status());
        assertEquals(302, client.signIn(approved).authorize().status());
    }
}
