// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The listener for the network: TLS with an operator's keystore, or behind a proxy, and never without either. */
class TlsIT {

    private static final String VERIFIER = "v".repeat(43);
    private static final String REDIRECT = "http://127.0.0.1:9/callback";

    @TempDir
    Path folder;

    @Test
    void aClientSignsInAndCallsOverHttps() throws Exception {
        Https https = Https.in(folder);
        int port = freePort();
        Path data = data("""
                address=127.0.0.1
                port=%d
                keystore=%s
                keystorePassword=%s
                """.formatted(port, https.keystore(), Https.PASSWORD));
        try (Server server = Server.run(data).open("raw")) {
            URI origin = URI.create("https://127.0.0.1:" + port);
            namesItselfByHttps(https, origin);
            String code = authorize(https, origin, server);
            String token = redeem(https, origin, code);
            assertEquals(200, list(https, origin, token).statusCode());
            assertEquals(401, list(https, origin, token + "x").statusCode());
            administrationStaysOnLoopback(https, origin, server);
            // Plain HTTP gets nothing out of this port, nor does a client that trusts another certificate.
            assertEquals(
                    List.of(),
                    RawHttp.send(port, "GET /health HTTP/1.1\r\n\r\n").statuses());
            assertThrows(
                    SSLException.class,
                    () -> Mcp.http()
                            .send(
                                    HttpRequest.newBuilder(origin.resolve("/mcp"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString()));
        }
    }

    private static void namesItselfByHttps(Https https, URI origin) throws Exception {
        JsonNode server = Mcp.tree(https.get(origin.resolve("/.well-known/oauth-authorization-server"))
                .body());
        assertEquals(origin.toString(), server.path("issuer").asText());
        for (String endpoint : List.of("authorization", "token", "registration", "revocation")) {
            assertTrue(
                    server.path(endpoint + "_endpoint").asText().startsWith(origin + "/"), endpoint + " in " + server);
        }
        JsonNode resource = Mcp.tree(https.get(origin.resolve("/.well-known/oauth-protected-resource/mcp?profile=raw"))
                .body());
        assertEquals(origin + "/mcp?profile=raw", resource.path("resource").asText());
        var refused = https.post(origin.resolve("/mcp?profile=raw"), "application/json", "{}");
        assertEquals(401, refused.statusCode());
        String challenge = refused.headers().firstValue("WWW-Authenticate").orElseThrow();
        assertTrue(challenge.contains("resource_metadata=\"" + origin + "/.well-known/"), challenge);
    }

    private static String authorize(Https https, URI origin, Server server) throws Exception {
        var registered = https.post(origin.resolve("/register"), "application/json", """
                {"client_name":"over https","redirect_uris":["%s"],"token_endpoint_auth_method":"none",
                 "grant_types":["authorization_code","refresh_token"]}""".formatted(REDIRECT));
        assertEquals(201, registered.statusCode(), registered.body());
        String client = Mcp.tree(registered.body()).path("client_id").asText();
        byte[] challenge = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        var began = https.get(origin.resolve("/authorize?response_type=code&state=s&code_challenge_method=S256"
                + "&client_id=" + client
                + "&redirect_uri=" + encoded(REDIRECT)
                + "&resource=" + encoded(origin + "/mcp?profile=raw")
                + "&code_challenge=" + Base64.getUrlEncoder().withoutPadding().encodeToString(challenge)));
        assertEquals(302, began.statusCode(), began.body());
        String cookie = began.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("Secure"), cookie);
        String consent = began.headers().firstValue("Location").orElseThrow();
        var page = https.get(origin.resolve(consent));
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains("over https"), page.body());
        assertFalse(page.body().contains("http://127.0.0.1:" + origin.getPort()), page.body());
        String id = consent.replaceFirst(".*request=([^&]+).*", "$1");
        var approved = CommandLine.on(server, "approve", id);
        assertEquals(0, approved.exit(), approved.err());
        var back = https.get(origin.resolve("/authorize/continue?request=" + id));
        String location = back.headers().firstValue("Location").orElseThrow(() -> new AssertionError(back.body()));
        assertTrue(location.contains("iss=" + encoded(origin.toString())), location);
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
        assertTrue(code.find(), location);
        return client + " " + code.group(1);
    }

    private static String redeem(Https https, URI origin, String clientAndCode) throws Exception {
        String[] parts = clientAndCode.split(" ", 2);
        var response = https.post(
                origin.resolve("/token"),
                "application/x-www-form-urlencoded",
                "grant_type=authorization_code&client_id=" + parts[0] + "&code=" + parts[1] + "&code_verifier="
                        + VERIFIER + "&redirect_uri=" + encoded(REDIRECT) + "&resource="
                        + encoded(origin + "/mcp?profile=raw"));
        assertEquals(200, response.statusCode(), response.body());
        return Mcp.tree(response.body()).path("access_token").asText();
    }

    private static HttpResponse<String> list(Https https, URI origin, String token) throws Exception {
        var mcp = new Mcp(origin.resolve("/mcp"), token);
        var request = mcp.request(mcp.modernHeaders("tools/list", "{}"))
                .POST(HttpRequest.BodyPublishers.ofString(mcp.modernBody("tools/list", "{}")))
                .build();
        return https.client().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void administrationStaysOnLoopback(Https https, URI origin, Server server) throws Exception {
        String key = Files.readString(server.data().resolve("run/admin.key"));
        var request = HttpRequest.newBuilder(origin.resolve("/admin/status"))
                .header("Authorization", "Bearer " + key)
                .build();
        assertEquals(
                403,
                https.client()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode());
    }

    @Test
    void behindAProxyTheServerHasItsPublicNameOnly() throws Exception {
        int port = freePort();
        Path data = data("""
                address=127.0.0.1
                port=%d
                behindProxy=true
                """.formatted(port));
        Files.writeString(data.resolve("config/dev.tablegate.auth.cfg"), "publicAddress=https://mcp.example.org\n");
        try (Server server = Server.run(data).open("raw")) {
            assertTrue(server.status().path("ready").asBoolean());
            awaitListener(port);
            RawHttp metadata = onceNamed(port);
            assertTrue(metadata.answer().contains("\"resource\":\"https://mcp.example.org/mcp\""), metadata.answer());
            RawHttp refused = get(port, "/mcp", "mcp.example.org", "X-Forwarded-Host: evil.example");
            assertEquals(List.of("401"), refused.statuses());
            assertTrue(refused.answer().contains("\"https://mcp.example.org/.well-known/"), refused.answer());
            RawHttp signIn = get(port, "/system/console", "mcp.example.org", "Accept: text/html");
            assertFalse(signIn.answer().contains("http://mcp.example.org"), signIn.answer());
            for (String host : List.of("evil.example", "mcp.example.org.evil.example", "mcp.example.org:1")) {
                assertEquals(
                        List.of("421"),
                        get(port, "/mcp", host, "X-Forwarded-Host: mcp.example.org")
                                .statuses());
            }
            assertEquals(
                    List.of("403"),
                    get(port, "/mcp", "mcp.example.org", "Origin: https://evil.example")
                            .statuses());
        }
    }

    @Test
    void theServerDoesNotSpeakPlainHttpToTheNetwork() throws Exception {
        int port = freePort();
        Path data = data("""
                address=0.0.0.0
                port=%d
                """.formatted(port));
        var failure = assertThrows(IllegalStateException.class, () -> Server.run(data));
        assertTrue(failure.getMessage().contains("does not speak plain HTTP to the network"), failure.getMessage());
    }

    private Path data(String listener) throws IOException {
        Path data = Server.fresh();
        Path config = Files.createDirectories(data.resolve("config"));
        Files.writeString(config.resolve("dev.tablegate.http.cfg"), listener);
        Files.writeString(config.resolve("dev.tablegate.profile-raw.cfg"), """
                slug = raw
                label = Raw
                region = us-east-1
                accessKeyId = x
                secretAccessKey = x
                endpoint = http://127.0.0.1:1
                """);
        return data;
    }

    private static RawHttp get(int port, String path, String host, String header) throws IOException {
        return RawHttp.send(
                port, "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + header + "\r\n\r\n");
    }

    /** Configuration files reach the components one after the other: the name may come after the listener. */
    private static RawHttp onceNamed(int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            RawHttp metadata = get(
                    port, "/.well-known/oauth-protected-resource/mcp", "mcp.example.org", "X-Forwarded-Proto: http");
            if (!metadata.statuses().equals(List.of("421")) || System.nanoTime() > end) {
                return metadata;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** A second listener opens a moment after the server is ready. */
    private static void awaitListener(int port) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertTrue(socket.isConnected());
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
