// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that registers itself and asks for tokens as OAuth 2.1 wants it. */
record OAuthClient(Server server, String id, String redirect) {

    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What it was given. */
    record Tokens(String access, String refresh, String scope) {

        static Tokens of(HttpResponse<String> response) {
            if (response.statusCode() != 200) {
                throw new AssertionError(response.statusCode() + " " + response.body());
            }
            JsonNode tokens = Mcp.tree(response.body());
            return new Tokens(
                    tokens.path("access_token").asText(),
                    tokens.path("refresh_token").asText(),
                    tokens.path("scope").asText());
        }
    }

    /** Registers a client that never listens at its redirect address. */
    static OAuthClient register(Server server, String name) {
        return register(server, name, "http://127.0.0.1:9/callback");
    }

    static OAuthClient register(Server server, String name, String redirect) {
        String metadata = Mcp.JSON
                .valueToTree(Map.of(
                        "client_name",
                        name,
                        "redirect_uris",
                        List.of(redirect),
                        "token_endpoint_auth_method",
                        "none",
                        "grant_types",
                        List.of("authorization_code", "refresh_token")))
                .toString();
        var response = Mcp.send(HttpRequest.newBuilder(server.mcp().resolve("/register"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(metadata))
                .build());
        if (response.statusCode() != 201) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return new OAuthClient(
                server, Mcp.tree(response.body()).path("client_id").asText(), redirect);
    }

    /** Asks for a scope on the demo profile, is decided on at the command line, and redeems its code. */
    Tokens connect(String scope, String... decision) throws IOException, InterruptedException {
        String verifier = random();
        URI callback = new Browser().callback(server, authorize(scope, verifier), decision);
        return Tokens.of(redeem(code(callback), verifier));
    }

    /** Asks for a scope on the demo profile, and gives back the id of the request that waits. */
    String waiting(String scope) throws IOException, InterruptedException {
        return new Browser().waiting(authorize(scope, random()));
    }

    /** Asks for tokens by a code. */
    HttpResponse<String> redeem(String code, String verifier) {
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                id,
                "redirect_uri",
                redirect,
                "code",
                code,
                "code_verifier",
                verifier));
    }

    /** Refreshes; the answer may be a refusal. */
    HttpResponse<String> refresh(Tokens tokens) {
        return token(Map.of("grant_type", "refresh_token", "client_id", id, "refresh_token", tokens.refresh()));
    }

    /** Sends a form to the token endpoint. */
    HttpResponse<String> token(Map<String, String> form) {
        return Mcp.send(HttpRequest.newBuilder(server.mcp().resolve("/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Browser.form(form)))
                .build());
    }

    /** The address that its person has to open. */
    URI authorize(String scope, String verifier) {
        return server.mcp()
                .resolve("/authorize?"
                        + Browser.form(Map.of(
                                "response_type",
                                "code",
                                "client_id",
                                id,
                                "redirect_uri",
                                redirect,
                                "scope",
                                scope,
                                "state",
                                "s",
                                "resource",
                                server.mcp() + "?profile=demo",
                                "code_challenge_method",
                                "S256",
                                "code_challenge",
                                challenge(verifier))));
    }

    static String code(URI callback) {
        Matcher code = CODE.matcher(callback.toString());
        if (!code.find()) {
            throw new AssertionError("no code: " + callback);
        }
        return code.group(1);
    }

    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
