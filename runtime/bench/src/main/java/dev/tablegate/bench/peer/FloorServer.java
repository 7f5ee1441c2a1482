// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.peer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The floor: a bare servlet that does the reading and nothing of the protocol that could be left out. */
public final class FloorServer extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final TypeReference<Map<String, String>> KEY = new TypeReference<>() {};

    private final transient JsonMapper json = new JsonMapper();
    private final transient PlainItems items;

    private FloorServer(PlainItems items) {
        this.items = items;
    }

    /** Takes the endpoint of DynamoDB. */
    public static void main(String[] args) throws Exception {
        JettyHost.serve(new FloorServer(new PlainItems(DynamoClients.client(URI.create(args[0])))));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonNode call = json.readTree(request.getInputStream());
        Object result = call.path("method").asText().equals("tools/call") ? item(call.path("params")) : tools();
        byte[] answer = json.writeValueAsBytes(Map.of("jsonrpc", "2.0", "id", call.path("id"), "result", result));
        response.setContentType("application/json");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private Map<String, Object> item(JsonNode params) throws IOException {
        JsonNode arguments = params.path("arguments");
        Map<String, String> key = json.convertValue(arguments.path("key"), KEY);
        Map<String, Object> answer =
                Map.of("item", items.get(arguments.path("table").asText(), key));
        Map<String, Object> text = Map.of("type", "text", "text", json.writeValueAsString(answer));
        return Map.of("content", List.of(text), "structuredContent", answer);
    }

    private Map<String, Object> tools() throws IOException {
        return Map.of(
                "tools",
                List.of(Map.of(
                        "name", GetItemTool.NAME,
                        "description", GetItemTool.DESCRIPTION,
                        "inputSchema", json.readTree(GetItemTool.INPUT_SCHEMA))));
    }
}
