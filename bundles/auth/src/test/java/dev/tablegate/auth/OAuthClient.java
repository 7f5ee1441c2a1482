// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Consents;
import dev.tablegate.host.access.Consents.Approval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A client with its browser and the person at it, over HTTP. */
final class OAuthClient implements AutoCloseable {

    static final String REDIRECT = "http://127.0.0.1:5000/callback";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final AuthServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    OAuthClient(AuthServer server) {
        this.server = server;
    }

    /** What an endpoint answered. */
    record Answer(int status, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String text(String field) {
            return json().path(field).asText();
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String error() {
            return text("error");
        }

        /** A parameter of the address that a browser is sent to. */
        String sent(String parameter) {
            return Arrays.stream(
                            Optional.ofNullable(URI.create(header("location")).getRawQuery())
                                    .orElse("")
                                    .split("&"))
                    .filter(pair -> pair.startsWith(parameter + "="))
                    .map(pair -> URLDecoder.decode(pair.substring(parameter.length() + 1), StandardCharsets.UTF_8))
                    .findFirst()
                    .orElse("");
        }
    }

    Answer get(String path, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(server.origin() + path)), headers);
    }

    Answer post(String path, Map<String, String> form, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server.origin() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        return send(request, headers);
    }

    Answer postText(String path, String type, String body) {
        var request = HttpRequest.newBuilder(URI.create(server.origin() + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request);
    }

    Answer send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var all = response.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join(", ", entry.getValue())));
            return new Answer(response.statusCode(), all, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    Answer register(String name, String... redirects) {
        var body = JSON.createObjectNode().put("client_name", name);
        var all = body.putArray("redirect_uris");
        Arrays.stream(redirects).forEach(all::add);
        return postText("/register", "application/json", body.toString());
    }

    String registered() {
        return register("Test client", REDIRECT).text("client_id");
    }

    /** A sign-in of one client, as far as it has come. */
    final class SignIn {

        final String client;
        final CodeVerifier verifier = new CodeVerifier();
        final Map<String, String> asked = new LinkedHashMap<>();
        private String cookie = "";
        private String request = "";

        SignIn(String client) {
            this.client = client;
            asked.put("response_type", "code");
            asked.put("client_id", client);
            asked.put("redirect_uri", REDIRECT);
            asked.put("state", "s 1");
            asked.put("code_challenge", challenge());
            asked.put("code_challenge_method", "S256");
            asked.put("resource", server.origin() + "/mcp?profile=demo");
            asked.put("scope", "schemas:read query");
        }

        String challenge() {
            return CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        }

        SignIn with(String parameter, String value) {
            asked.put(parameter, value);
            return this;
        }

        SignIn without(String parameter) {
            asked.remove(parameter);
            return this;
        }

        Answer authorize() {
            Answer answer = get("/authorize?" + encoded(asked));
            cookie = answer.header("set-cookie").split(";", -1)[0];
            request = answer.sent("request");
            return answer;
        }

        Consents.Consent consent() {
            return server.consents.find(request).orElseThrow();
        }

        void approve() {
            approve("demo", Scope.READ, Optional.empty());
        }

        void approve(String profile, Scope scope, Optional<Duration> time) {
            Consents.Consent consent = consent();
            server.consents.approve(consent.id(), new Approval(profile, scope, time, "admin", consent.digest()));
        }

        Answer goOn() {
            return get("/authorize/continue?request=" + request, "Cookie", cookie);
        }

        Answer goOnInAnotherBrowser() {
            return get("/authorize/continue?request=" + request);
        }

        /** Up to the code. */
        String code() {
            authorize();
            approve();
            return goOn().sent("code");
        }

        Map<String, String> redemption(String code) {
            var form = new HashMap<>(Map.of(
                    "grant_type", "authorization_code",
                    "code", code,
                    "client_id", client,
                    "redirect_uri", REDIRECT,
                    "code_verifier", verifier.getValue()));
            Optional.ofNullable(asked.get("resource")).ifPresent(resource -> form.put("resource", resource));
            return form;
        }

        Answer redeem(String code) {
            return post("/token", redemption(code));
        }
    }

    SignIn signIn(String client) {
        return new SignIn(client);
    }

    /** A whole sign-in; the answer holds the tokens. */
    Answer tokens(String client) {
        SignIn one = signIn(client);
        return one.redeem(one.code());
    }

    Answer refresh(String client, String token) {
        return post("/token", Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", client));
    }

    @Override
    public void close() {
        http.close();
    }
}
