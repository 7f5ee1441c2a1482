// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A raw MCP client: says exactly what it is told, so that tests see what is on the wire. */
final class Mcp {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    static final String MODERN = "2026-07-28";
    static final String LEGACY = "2025-11-25";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI endpoint;
    private final String token;
    private final AtomicInteger ids = new AtomicInteger();

    Mcp(URI endpoint, String token) {
        this.endpoint = endpoint;
        this.token = token;
    }

    URI endpoint() {
        return endpoint;
    }

    String token() {
        return token;
    }

    /** Opens a legacy session and says that it is open. */
    Session open(String version) {
        return open(version, "{}");
    }

    Session open(String version, String capabilities) {
        var response = post(Map.of(), """
                {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"%s",
                 "capabilities":%s,"clientInfo":{"name":"raw","version":"1"}}}""".formatted(version, capabilities));
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        var session = new Session(
                this, version, response.headers().firstValue("mcp-session-id").orElseThrow(), message(response));
        session.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return session;
    }

    /** Calls a tool in the modern era and gives back the result. */
    JsonNode call(String tool, String arguments) {
        return result(modern("tools/call", "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments)));
    }

    /** The structured answer of a call that must succeed. */
    JsonNode structured(String tool, String arguments) {
        JsonNode result = call(tool, arguments);
        if (result.path("isError").asBoolean()) {
            throw new AssertionError(result.toString());
        }
        return result.path("structuredContent");
    }

    /** Sends one modern request with all headers right. */
    HttpResponse<String> modern(String method, String params) {
        return post(modernHeaders(method, params), modernBody(method, params));
    }

    Map<String, String> modernHeaders(String method, String params) {
        JsonNode node = tree(params);
        String name = node.path("name")
                .asText(node.path("uri").asText(node.path("taskId").asText("")));
        return name.isEmpty()
                ? Map.of("MCP-Protocol-Version", MODERN, "Mcp-Method", method)
                : Map.of("MCP-Protocol-Version", MODERN, "Mcp-Method", method, "Mcp-Name", name);
    }

    String modernBody(String method, String params) {
        ObjectNode request = JSON.createObjectNode()
                .put("jsonrpc", "2.0")
                .put("id", ids.incrementAndGet())
                .put("method", method);
        ObjectNode body = (ObjectNode) tree(params);
        ObjectNode meta = body.withObjectProperty("_meta");
        meta.put("io.modelcontextprotocol/protocolVersion", MODERN);
        if (!meta.has("io.modelcontextprotocol/clientCapabilities")) {
            meta.putObject("io.modelcontextprotocol/clientCapabilities");
        }
        request.set("params", body);
        return request.toString();
    }

    HttpResponse<String> post(Map<String, String> headers, String body) {
        return send(
                request(headers).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    HttpRequest.Builder request(Map<String, String> headers) {
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::setHeader);
        return request;
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpClient http() {
        return HTTP;
    }

    /** The result of an answer, plain or streamed. */
    static JsonNode result(HttpResponse<String> response) {
        JsonNode message = message(response);
        if (!message.has("result")) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return message.path("result");
    }

    /** The JSON-RPC response in an answer, plain or streamed: the last message. */
    static JsonNode message(HttpResponse<String> response) {
        if (!response.headers().firstValue("content-type").orElse("").startsWith("text/event-stream")) {
            return tree(response.body());
        }
        String last = response.body()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .reduce((first, second) -> second)
                .orElseThrow();
        return tree(last.substring("data:".length()));
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    /** A legacy session. */
    record Session(Mcp client, String version, String id, JsonNode opened) {

        HttpResponse<String> send(String body) {
            return client.post(Map.of("MCP-Protocol-Version", version, "Mcp-Session-Id", id), body);
        }

        JsonNode result(String method, String params) {
            return Mcp.result(send("{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
                    .formatted(client.ids.incrementAndGet(), method, params)));
        }

        JsonNode call(String tool, String arguments) {
            return result("tools/call", "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments));
        }
    }
}
