// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tablegate.api.tool.Scope;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** O8, as far as it is ours: what is no access token of this server is nothing. */
class TokenConfusionTest {

    private final AuthServer server = new AuthServer();
    private final OAuthClient client = new OAuthClient(server);
    private final String id = client.registered();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void isNothing(String token) {
        assertTrue(server.grants.authenticate(token).isEmpty(), token);
    }

    @Test
    void takesNoOtherKindOfToken() throws Exception {
        OAuthClient.SignIn one = client.signIn(id);
        String code = one.code();
        isNothing(code);
        OAuthClient.Answer tokens = one.redeem(code);
        isNothing(tokens.text("refresh_token"));
        isNothing(Tokens.hash(tokens.text("access_token")));
        isNothing(id);
        isNothing("");
        isNothing("tg_");
        isNothing("Bearer " + tokens.text("access_token"));
        var made = server.clients.create("Job", "demo", Scope.FULL, "admin");
        isNothing(made.secret());
        isNothing("tg_" + made.secret());
        // And an access token is no refresh token, no code and no secret.
        assertEquals(
                "invalid_grant", client.refresh(id, tokens.text("access_token")).error());
        assertEquals(
                "invalid_grant",
                client.post("/token", one.redemption(tokens.text("access_token")))
                        .error());
        var claims = new JWTClaimsSet.Builder()
                .issuer(server.origin())
                .audience(server.origin() + "/mcp")
                .subject("admin")
                .expirationTime(new Date(System.currentTimeMillis() + 60_000))
                .build();
        isNothing(new PlainJWT(claims).serialize());
        var signed = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        signed.sign(new MACSigner("a key that is long enough for this".repeat(2)));
        isNothing(signed.serialize());
    }

    @Test
    void takesNoTokenOfAnotherServer() {
        try (AuthServer other = new AuthServer()) {
            isNothing(other.grants
                    .mint("demo", Scope.FULL, Duration.ofHours(1), "test", "tester")
                    .token());
        }
    }

    @Test
    void takesNoTokenThatWasChanged() {
        String token = client.tokens(id).text("access_token");
        assertTrue(server.grants.authenticate(token).isPresent());
        var random = new Random(8);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder(token);
            int at = random.nextInt(text.length());
            switch (i % 4) {
                case 0 -> text.setCharAt(at, text.charAt(at) == 'A' ? 'B' : 'A');
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, 'x');
                default -> text.append((char) random.nextInt(32, 127));
            }
            isNothing(text.toString());
        }
    }

    @Test
    void endsAfterTenMinutes() {
        String token = client.tokens(id).text("access_token");
        server.world.clock().advance(Duration.ofMinutes(10).minusMillis(1));
        assertTrue(server.grants.authenticate(token).isPresent());
        server.world.clock().advance(Duration.ofMillis(1));
        isNothing(token);
    }

    /** What stands in an address is in logs and histories. */
    @Test
    void readsNothingFromAnAddress() {
        var made = server.clients.create("Job", "demo", Scope.FULL, "admin");
        Map<String, String> all = Map.of(
                "grant_type", "client_credentials",
                "client_id", made.client().id(),
                "client_secret", made.secret());
        OAuthClient.Answer answer = client.post("/token?" + OAuthClient.encoded(all), Map.of("a", "b"));
        assertEquals(400, answer.status());
        OAuthClient.Answer half = client.post(
                "/token?client_secret=" + made.secret(),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        made.client().id()));
        assertEquals("invalid_client", half.error());
    }

    @Test
    void takesEveryFormOnce() {
        assertEquals(
                "invalid_request",
                client.postText("/token", "application/json", "{\"grant_type\":\"refresh_token\"}")
                        .error());
        assertEquals(
                "invalid_request",
                client.postText("/token", "text/plain", "grant_type=x").error());
        assertEquals(
                "invalid_request",
                client.postText(
                                "/token",
                                "application/x-www-form-urlencoded",
                                "grant_type=refresh_token&grant_type=client_credentials&client_id=" + id)
                        .error());
        assertEquals(
                "invalid_request",
                client.post("/token", Map.of("grant_type", "refresh_token", "client_id", "x".repeat(70_000)))
                        .error());
        for (String type : List.of("password", "urn:ietf:params:oauth:grant-type:device_code", "nonsense")) {
            OAuthClient.Answer answer = client.post(
                    "/token",
                    Map.of("grant_type", type, "username", "a", "password", "b", "device_code", "c", "client_id", id));
            assertEquals("unsupported_grant_type", answer.error(), answer.body());
        }
        assertEquals("invalid_client", client.refresh("unknown", "x.y").error());
        assertEquals(401, client.refresh("unknown", "x.y").status());
        assertEquals("invalid_grant", client.refresh(id, "x.y").error());
        OAuthClient.Answer withCharset = client.postText(
                "/token",
                "application/x-www-form-urlencoded; charset=UTF-8",
                "grant_type=refresh_token&refresh_token=x.y&client_id=" + id);
        assertEquals("invalid_grant", withCharset.error());
    }
}
