// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.launcher.Failure;
import dev.tablegate.launcher.server.Home;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A small MCP client, stateless as revision 2026-07-28 has it: each request stands alone. */
public final class McpClient implements AutoCloseable {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String REVISION = "2026-07-28";
    private static final String PREFIX = "io.modelcontextprotocol/";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI endpoint;
    private final String token;
    private final Consumer<String> progress;

    public McpClient(URI endpoint, String token, Consumer<String> progress) {
        this.endpoint = endpoint;
        this.token = token;
        this.progress = progress;
    }

    /** All tools that the token sees. */
    public List<JsonNode> tools() {
        List<JsonNode> tools = new ArrayList<>();
        ObjectNode params = JSON.createObjectNode();
        while (true) {
            JsonNode page = request("tools/list", params, "");
            page.path("tools").forEach(tools::add);
            if (!page.hasNonNull("nextCursor")) {
                return tools;
            }
            params = JSON.createObjectNode()
                    .put("cursor", page.path("nextCursor").asText());
        }
    }

    /** Calls a tool. */
    public JsonNode call(String tool, JsonNode arguments) {
        ObjectNode params = JSON.createObjectNode().put("name", tool);
        params.set("arguments", arguments);
        return request("tools/call", params, tool);
    }

    private JsonNode request(String method, ObjectNode params, String name) {
        params.putObject("_meta")
                .put(PREFIX + "protocolVersion", REVISION)
                .put("progressToken", "cli")
                .<ObjectNode>set(PREFIX + "clientCapabilities", JSON.createObjectNode())
                .putObject(PREFIX + "clientInfo")
                .put("name", "tablegate-cli")
                .put("version", Home.version());
        ObjectNode message =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        message.set("params", params);
        try {
            return answer(http.send(httpRequest(method, message, name), BodyHandlers.ofLines()));
        } catch (IOException e) {
            throw new Failure("The server at " + endpoint + " does not answer. Is it still running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }

    private HttpRequest httpRequest(String method, ObjectNode message, String name) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", REVISION)
                .header("Mcp-Method", method)
                .POST(BodyPublishers.ofString(message.toString()));
        if (!name.isEmpty()) {
            request.header("Mcp-Name", name);
        }
        return request.build();
    }

    private JsonNode answer(HttpResponse<Stream<String>> response) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        try (Stream<String> lines = response.body()) {
            JsonNode message = type.startsWith("text/event-stream")
                    ? fromEvents(lines)
                    : JSON.readTree(String.join("\n", (Iterable<String>) lines::iterator));
            if (message.has("result")) {
                return message.path("result");
            }
            throw new Failure(message.path("error")
                    .path("message")
                    .asText("The server at " + endpoint + " gave no answer: status " + response.statusCode() + "."));
        }
    }

    private JsonNode fromEvents(Stream<String> lines) throws IOException {
        var iterator = lines.iterator();
        while (iterator.hasNext()) {
            String line = iterator.next();
            if (!line.startsWith("data:") || line.length() == 5) {
                continue;
            }
            JsonNode message = JSON.readTree(line.substring(5));
            if (message.has("id")) {
                return message;
            }
            if (message.path("method").asText().equals("notifications/progress")) {
                progress.accept(message.path("params").path("message").asText());
            }
        }
        return JSON.createObjectNode();
    }

    @Override
    public void close() {
        http.close();
    }
}
