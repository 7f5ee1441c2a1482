// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CodesTest {

    private final AuthServer server = new AuthServer();
    private final OAuthClient client = new OAuthClient(server);
    private final String id = client.registered();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    /** O1, with 100 codes in place of 1,000. */
    @Test
    void isRedeemedOnceAndAReplayEndsWhatWasMadeOfIt() {
        for (int i = 0; i < 100; i++) {
            // The next minute, so that no limit counts.
            server.world.clock().advance(Duration.ofMinutes(1));
            OAuthClient.SignIn one = client.signIn(id);
            String code = one.code();
            List<OAuthClient.Answer> answers = Racing.of(8, () -> one.redeem(code));
            List<OAuthClient.Answer> given =
                    answers.stream().filter(answer -> answer.status() == 200).toList();
            assertEquals(1, given.size());
            assertEquals(
                    7,
                    answers.stream()
                            .filter(answer -> answer.error().equals("invalid_grant"))
                            .count());
            OAuthClient.Answer lost = given.get(0);
            assertTrue(server.grants.authenticate(lost.text("access_token")).isEmpty());
            assertEquals(
                    "invalid_grant",
                    client.refresh(id, lost.text("refresh_token")).error());
        }
        assertTrue(server.grants.list().isEmpty());
    }

    /** O3, the first part. */
    @Test
    void needsProofOfPossession() {
        for (var wrong : List.of(
                Map.of("code_challenge_method", "plain"),
                Map.of("code_challenge_method", "s256"),
                Map.of("code_challenge_method", ""),
                Map.of("code_challenge", ""),
                Map.of("code_challenge", "A".repeat(42)),
                Map.of("code_challenge", "A".repeat(44)),
                Map.of("code_challenge", "A".repeat(42) + "="),
                Map.of("code_challenge", "A".repeat(128)))) {
            OAuthClient.SignIn one = client.signIn(id);
            wrong.forEach(one::with);
            assertEquals("invalid_request", one.authorize().sent("error"), wrong.toString());
        }
        assertEquals(
                "invalid_request",
                client.signIn(id).without("code_challenge").authorize().sent("error"));
        assertEquals(
                "invalid_request",
                client.signIn(id).without("code_challenge_method").authorize().sent("error"));
        OAuthClient.SignIn one = client.signIn(id);
        String code = one.code();
        for (String verifier : List.of("", "short", "A".repeat(43), "A".repeat(129), one.challenge())) {
            var form = one.redemption(code);
            form.put("code_verifier", verifier);
            OAuthClient.Answer answer = client.post("/token", form);
            assertEquals(400, answer.status());
            assertTrue(List.of("invalid_grant", "invalid_request").contains(answer.error()), answer.body());
        }
        var without = one.redemption(code);
        without.remove("code_verifier");
        assertEquals("invalid_grant", client.post("/token", without).error());
        assertEquals(200, one.redeem(code).status());
    }

    /** O3, the second part, with 3 times 50 swaps in place of 200. */
    @Test
    void isBoundToClientRedirectAndResource() {
        String other = client.register("Another", "http://127.0.0.1:6000/other").text("client_id");
        List<UnaryOperator<Map<String, String>>> swaps = List.of(
                form -> with(form, "client_id", other),
                form -> with(form, "redirect_uri", "http://127.0.0.1:5001/callback"),
                form -> with(form, "resource", server.origin().replace("127.0.0.1", "localhost") + "/mcp"));
        for (var swap : swaps) {
            for (int i = 0; i < 50; i++) {
                server.world.clock().advance(Duration.ofMinutes(1));
                OAuthClient.SignIn one = client.signIn(id);
                OAuthClient.Answer answer = client.post("/token", swap.apply(one.redemption(one.code())));
                assertEquals(400, answer.status(), answer.body());
                assertTrue(List.of("invalid_grant", "invalid_target").contains(answer.error()), answer.body());
            }
        }
        assertTrue(server.grants.list().isEmpty());
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        form.put(name, value);
        return form;
    }

    @Test
    void endsWhenAnotherClientPresentsIt() {
        String other = client.register("Another", "http://127.0.0.1:6000/other").text("client_id");
        OAuthClient.SignIn one = client.signIn(id);
        String code = one.code();
        assertEquals(
                "invalid_grant",
                client.post("/token", with(one.redemption(code), "client_id", other))
                        .error());
        assertEquals("invalid_grant", one.redeem(code).error());
    }

    @Test
    void needsTheRedirectAgainOnlyIfItWasNamed() {
        OAuthClient.SignIn named = client.signIn(id);
        var form = named.redemption(named.code());
        form.remove("redirect_uri");
        assertEquals("invalid_grant", client.post("/token", form).error());
        OAuthClient.SignIn unnamed = client.signIn(id).without("redirect_uri");
        var other = unnamed.redemption(unnamed.code());
        other.remove("redirect_uri");
        assertEquals(200, client.post("/token", other).status());
    }

    @Test
    void lastsForAMinute() {
        OAuthClient.SignIn one = client.signIn(id);
        String code = one.code();
        server.world.clock().advance(Duration.ofSeconds(60));
        assertEquals("invalid_grant", one.redeem(code).error());
    }

    @Test
    void doesNotOutliveTheExposureOfItsProfile() {
        OAuthClient.SignIn one = client.signIn(id);
        String code = one.code();
        server.world.profiles().expose("demo", false);
        assertEquals("invalid_grant", one.redeem(code).error());
        assertTrue(server.grants.list().isEmpty());
    }

    @Test
    void grantsForTheTimeThatAPersonChose() {
        OAuthClient.SignIn one = client.signIn(id);
        one.authorize();
        one.approve("demo", Scope.FULL, Optional.of(Duration.ofMinutes(5)));
        OAuthClient.Answer tokens = one.redeem(one.goOn().sent("code"));
        assertEquals(300, tokens.json().path("expires_in").asInt());
        server.world.clock().advance(Duration.ofMinutes(5).minusMillis(1));
        assertTrue(server.grants.authenticate(tokens.text("access_token")).isPresent());
        server.world.clock().advance(Duration.ofMillis(1));
        assertTrue(server.grants.authenticate(tokens.text("access_token")).isEmpty());
        assertEquals(
                "invalid_grant",
                client.refresh(id, tokens.text("refresh_token")).error());
        assertTrue(server.grants.list().isEmpty());
    }
}
