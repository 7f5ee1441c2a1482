// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tablegate.api.tool.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Clients that prove themselves with a key of their own; O8 for what they sign. */
class AssertionsTest {

    private final AuthServer server = new AuthServer();
    private final OAuthClient client = new OAuthClient(server);
    private ECKey key;
    private String id;

    @BeforeEach
    void create() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
        id = server.clients
                .createWithKeys("Job", "demo", Scope.STAGE, new JWKSet(key.toPublicJWK()).toString(), "admin")
                .id();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(id)
                .subject(id)
                .audience(server.origin())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private static String signed(JWTClaimsSet claims, ECKey by) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(by.getKeyID()).build(), claims);
        token.sign(new ECDSASigner(by));
        return token.serialize();
    }

    private OAuthClient.Answer token(String assertion) {
        return client.post(
                "/token",
                Map.of(
                        "grant_type", "client_credentials",
                        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion", assertion,
                        "scope", "stage"));
    }

    @Test
    void openTheGrantThatAPersonGave() throws JOSEException {
        for (String audience : List.of(server.origin(), server.origin() + "/token")) {
            OAuthClient.Answer answer = token(signed(claims().audience(audience).build(), key));
            assertEquals(200, answer.status(), answer.body());
            var grant = server.grants.authenticate(answer.text("access_token")).orElseThrow();
            assertEquals(Scope.STAGE, grant.scope());
        }
    }

    @Test
    void countOnce() throws JOSEException {
        String assertion = signed(claims().build(), key);
        long given = Racing.of(8, () -> token(assertion)).stream()
                .filter(answer -> answer.status() == 200)
                .count();
        assertEquals(1, given);
        assertEquals("invalid_client", token(assertion).error());
    }

    @Test
    void areRefusedIfAnythingIsWrong() throws JOSEException {
        ECKey other = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
        var byPublicKey = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        byPublicKey.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        String good = signed(claims().build(), key);
        for (String wrong : List.of(
                signed(claims().build(), other),
                signed(claims().audience("https://other.example").build(), key),
                signed(claims().audience(server.origin() + "/mcp").build(), key),
                signed(claims().issuer("other").build(), key),
                signed(claims().subject("other").issuer("other").build(), key),
                signed(
                        claims().expirationTime(Date.from(Instant.now().minusSeconds(600)))
                                .build(),
                        key),
                signed(
                        claims().expirationTime(Date.from(Instant.now().plus(Duration.ofDays(1))))
                                .build(),
                        key),
                signed(claims().expirationTime(null).build(), key),
                signed(claims().jwtID(null).build(), key),
                byPublicKey.serialize(),
                new PlainJWT(claims().build()).serialize(),
                good.substring(0, good.length() - 4) + "AAAA",
                "x.y.z",
                "")) {
            server.world.clock().advance(Duration.ofMinutes(1));
            OAuthClient.Answer answer = token(wrong);
            assertFalse(answer.status() == 200, wrong);
            assertTrue(List.of("invalid_client", "invalid_request").contains(answer.error()), answer.body());
        }
        assertEquals(200, token(good).status());
    }

    @Test
    void comeWithNothingElse() throws JOSEException {
        var form = Map.of(
                "grant_type", "client_credentials",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", signed(claims().build(), key));
        OAuthClient.Answer both = client.post("/token", form, "Authorization", OAuthClient.basic(id, "x"));
        assertEquals("invalid_request", both.error());
        OAuthClient.Answer secret = client.post(
                "/token", Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", "x"));
        assertEquals("invalid_client", secret.error());
    }

    @Test
    void areSignedWithStrongPublicKeys() throws JOSEException {
        RSAKey rsa = new RSAKeyGenerator(2_048).generate();
        RSAKey weak = new RSAKeyGenerator(1_024, true).generate();
        for (String keys : List.of(
                "",
                "{}",
                "{\"keys\": []}",
                new JWKSet(key).toString(false),
                new JWKSet(weak.toPublicJWK()).toString())) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> server.clients.createWithKeys("Job", "demo", Scope.READ, keys, "admin"),
                    keys);
        }
        server.clients.createWithKeys("Job", "demo", Scope.READ, new JWKSet(rsa.toPublicJWK()).toString(), "admin");
    }

    @Test
    void endWithANewSecret() throws JOSEException {
        server.clients.rotate(id, "admin");
        assertEquals("invalid_client", token(signed(claims().build(), key)).error());
    }
}
