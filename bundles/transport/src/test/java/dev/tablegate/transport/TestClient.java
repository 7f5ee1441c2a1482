// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client that sends what a test wants, right or wrong. */
final class TestClient {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI uri;
    private final Map<String, String> headers = new LinkedHashMap<>();

    TestClient(int port, String token) {
        uri = URI.create("http://127.0.0.1:" + port + "/mcp");
        headers.put("Authorization", "Bearer " + token);
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json, text/event-stream");
    }

    private TestClient(TestClient other) {
        uri = other.uri;
        headers.putAll(other.headers);
    }

    TestClient with(String header, String value) {
        var copy = new TestClient(this);
        copy.headers.put(header, value);
        return copy;
    }

    TestClient without(String header) {
        var copy = new TestClient(this);
        copy.headers.remove(header);
        return copy;
    }

    /** An answer that is complete. */
    record Reply(int status, Map<String, List<String>> headers, String type, List<JsonNode> messages) {
        JsonNode last() {
            return messages.get(messages.size() - 1);
        }

        Optional<String> header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst();
        }
    }

    /** An answer that is read event by event. */
    record Open(HttpResponse<InputStream> response, BufferedReader lines) implements AutoCloseable {
        /** The next message, comments skipped; empty at the end. */
        Optional<JsonNode> next() {
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("data: ")) {
                        return Optional.of(JSON.readTree(line.substring(6)));
                    }
                }
                return Optional.empty();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    Reply send(String method, String body) {
        try (Open open = open(method, body)) {
            String type = open.response().headers().firstValue("Content-Type").orElse("");
            return new Reply(
                    open.response().statusCode(), open.response().headers().map(), type, read(open, type));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<JsonNode> read(Open open, String type) throws IOException {
        List<JsonNode> messages = new ArrayList<>();
        if (type.startsWith("text/event-stream")) {
            for (var next = open.next(); next.isPresent(); next = open.next()) {
                messages.add(next.get());
            }
        } else {
            String text = String.join("\n", open.lines().lines().toList());
            if (!text.isEmpty()) {
                messages.add(JSON.readTree(text));
            }
        }
        return messages;
    }

    Open open(String method, String body) {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        request.method(
                method,
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            return new Open(
                    response, new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    Reply post(String body) {
        return send("POST", body);
    }

    /** A legacy request. */
    Reply call(String method, String params) {
        return post(request(method, params));
    }

    static String request(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    /** A legacy client with a session. */
    TestClient initialized(String version, String capabilities) {
        Reply reply = call(
                "initialize",
                "{\"protocolVersion\":\"" + version + "\",\"capabilities\":" + capabilities
                        + ",\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}");
        return with("Mcp-Session-Id", reply.header("mcp-session-id").orElseThrow())
                .with("MCP-Protocol-Version", version);
    }

    /** A modern client for one request. */
    TestClient modern(String method, ObjectNode params) {
        TestClient client = with("MCP-Protocol-Version", "2026-07-28").with("Mcp-Method", method);
        String name = params.path("name")
                .asText(params.path("uri").asText(params.path("taskId").asText("")));
        return name.isEmpty() ? client : client.with("Mcp-Name", name);
    }

    /** The body of a modern request. */
    static String modernBody(String method, ObjectNode params, String capabilities) {
        try {
            ObjectNode meta = params.withObject("/_meta");
            meta.put("io.modelcontextprotocol/protocolVersion", "2026-07-28");
            meta.set("io.modelcontextprotocol/clientCapabilities", JSON.readTree(capabilities));
            return request(method, JSON.writeValueAsString(params));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A modern request. */
    Reply modernCall(String method, String params, String capabilities) {
        ObjectNode object = object(params);
        return modern(method, object).post(modernBody(method, object, capabilities));
    }

    static ObjectNode object(String json) {
        try {
            return json.isEmpty() ? JsonNodeFactory.instance.objectNode() : (ObjectNode) JSON.readTree(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
