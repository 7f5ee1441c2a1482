// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tablegate.bench.load.Target;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Calls tools of a server, one after the other. */
final class Agent {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final JsonMapper json = new JsonMapper();
    private final Target target;

    Agent(Target target) {
        this.target = target;
    }

    /** The structured answer. */
    JsonNode call(String tool, Map<String, Object> arguments) throws IOException, InterruptedException {
        var body = Map.of(
                "jsonrpc",
                "2.0",
                "id",
                1,
                "method",
                "tools/call",
                "params",
                Map.of(
                        "name",
                        tool,
                        "arguments",
                        arguments,
                        "_meta",
                        Map.of(
                                "io.modelcontextprotocol/protocolVersion", Target.Era.MODERN.version(),
                                "io.modelcontextprotocol/clientCapabilities", Map.of())));
        var request = HttpRequest.newBuilder(target.uri())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", Target.Era.MODERN.version())
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", tool)
                .header("Authorization", "Bearer " + target.token().orElse(""))
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        String answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        JsonNode result = json.readTree(last(answer)).path("result");
        if (!result.has("structuredContent") || result.path("isError").asBoolean()) {
            throw new IOException(tool + " answered " + answer);
        }
        return result.path("structuredContent");
    }

    /** Of a stream of events the last one is the answer. */
    private static String last(String answer) {
        int data = answer.lastIndexOf("\ndata:");
        return data >= 0 ? answer.substring(data + 6).strip() : answer.replaceFirst("^data:", "");
    }
}
