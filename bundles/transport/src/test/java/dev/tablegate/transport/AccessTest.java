// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import dev.tablegate.api.tool.Scope;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private TestServer server;

    @BeforeAll
    void start() {
        server = new TestServer();
        server.tool("free", Scope.READ, (request, arguments) -> "read");
    }

    @AfterAll
    void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE", "PUT", "OPTIONS"})
    void asksForATokenBeforeAnythingElse(String method) {
        var reply = server.client(Scope.READ)
                .without("Authorization")
                .with("MCP-Protocol-Version", "nonsense")
                .send(method, "");
        assertEquals(401, reply.status());
        assertEquals("Bearer realm=\"test\"", reply.header("www-authenticate").orElseThrow());
        assertTrue(reply.last().path("error").path("message").asText().contains("Authorization"));
    }

    @Test
    void saysThatAPresentedTokenIsInvalid() {
        var reply =
                server.client(Scope.READ).with("Authorization", "bearer wrong").post("{");
        assertEquals(401, reply.status());
        assertTrue(reply.header("www-authenticate").orElseThrow().contains("invalid_token"));
    }

    @Test
    void takesNoTokenFromTheAddress() throws IOException {
        String token = server.mint(Scope.READ).token();
        assertTrue(raw("POST /mcp?access_token=" + token + " HTTP/1.1", "Host: 127.0.0.1:" + server.port())
                .startsWith("HTTP/1.1 401"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PUT", "HEAD", "OPTIONS"})
    void refusesOtherMethodsWithoutASession(String method) {
        var reply = server.client(Scope.READ).send(method, "");
        assertEquals(405, reply.status());
        assertEquals("POST, GET, DELETE", reply.header("allow").orElseThrow());
    }

    @Test
    void refusesAToolAboveTheScopeWithoutRunningIt() {
        var ran = new AtomicBoolean();
        server.tool("hidden", Scope.FULL, (request, arguments) -> {
            ran.set(true);
            return "x";
        });
        var reply = server.client(Scope.READ).call("tools/call", "{\"name\":\"hidden\"}");
        assertEquals(403, reply.status());
        assertTrue(reply.header("www-authenticate").orElseThrow().contains("scope=\"full\""));
        assertEquals(7, reply.last().path("id").asInt());
        assertFalse(ran.get());
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        var reply = server.client(Scope.READ).post("\"" + "x".repeat(65 * 1024) + "\"");
        assertEquals(413, reply.status());
        assertEquals(413, reply.last().path("error").path("code").asInt());
    }

    @Test
    void doesNotWaitForABodyThatWillBeTooLarge() throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            String head = String.join(
                    "\r\n",
                    "POST /mcp HTTP/1.1",
                    "Host: 127.0.0.1:" + server.port(),
                    "Authorization: Bearer " + server.mint(Scope.READ).token(),
                    "Content-Length: 70000\r\n\r\n");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 413", new String(answer, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void aRefusedRequestLeavesTheConnectionToTheNext() throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            for (int request = 0; request < 3; request++) {
                String head = String.join(
                        "\r\n",
                        "POST /mcp HTTP/1.1",
                        "Host: 127.0.0.1:" + server.port(),
                        "Content-Length: 1000\r\n\r\n");
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                out.write(new byte[1000]);
                String answer = answer(socket);
                assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
                assertFalse(answer.contains("Connection: close"), answer);
            }
        }
    }

    @Test
    void aRequestWithALargeBodyIsRefusedWithTheConnection() throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            String head = String.join(
                    "\r\n",
                    "POST /mcp HTTP/1.1",
                    "Host: 127.0.0.1:" + server.port(),
                    "Content-Length: 1000000\r\n\r\n");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = answer(socket);
            assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
            assertTrue(answer.contains("Connection: close"), answer);
        }
    }

    /** The head of the next answer; its body is taken in, too. */
    private static String answer(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        var length = Pattern.compile("Content-Length: (\\d+)").matcher(head);
        assertTrue(length.find(), head.toString());
        socket.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
        return head.toString();
    }

    @Test
    void refusesABodyThatIsNotJson() {
        var reply = server.client(Scope.READ).with("Content-Type", "text/plain").post("{}");
        assertEquals(415, reply.status());
    }

    /** H1 at the endpoint; {@code HttpHardeningIT} has the rest of the 40 combinations. */
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:PORT,      http://127.0.0.1:PORT,      401",
        "localhost:PORT,      http://localhost:PORT,      401",
        "LocalHost:PORT,      ,                           401",
        "[::1]:PORT,          http://[::1]:PORT,          401",
        "127.0.0.1:PORT,      null,                       403",
        "127.0.0.1:PORT,      http://evil.example.com,    403",
        "127.0.0.1:PORT,      http://127.0.0.1:1,         403",
        "127.0.0.1:PORT,      http://127.0.0.1.evil.com,  403",
        "127.0.0.1:PORT,      file://127.0.0.1:PORT,      403",
        "evil.example.com,    ,                           421",
        "127.0.0.1,           ,                           421",
        "127.0.0.1:1,         ,                           421",
        "localhost.:PORT,     ,                           421",
        "x.localhost:PORT,    ,                           421",
        "127.0.0.1.evil.com:PORT, ,                       421",
    })
    void answersToItsOwnNamesOnly(String host, String origin, int status) throws IOException {
        String port = Integer.toString(server.port());
        String answer = raw(
                "POST /mcp HTTP/1.1",
                "Host: " + host.replace("PORT", port),
                origin == null ? "X: x" : "Origin: " + origin.replace("PORT", port));
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(answer.contains("\"jsonrpc\":\"2.0\""), answer);
    }

    @Test
    void refusesARequestLineThatNamesAnotherHost() throws IOException {
        String answer = raw("POST http://evil.example.com/mcp HTTP/1.1", "Host: 127.0.0.1:" + server.port());
        assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
        assertFalse(answer.startsWith("HTTP/1.1 401"), answer);
    }

    private String raw(String... lines) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            String head = String.join("\r\n", lines) + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
