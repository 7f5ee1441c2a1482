// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.peer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/** The plain peer: a stateless server of the MCP Java SDK on embedded Jetty, as its documentation shows it. */
public final class SdkServer {

    private static final TypeRef<Map<String, String>> KEY = new TypeRef<>() {};
    private static final TypeRef<Map<String, Object>> SCHEMA = new TypeRef<>() {};

    private final McpJsonMapper json = new JacksonMcpJsonMapper(new JsonMapper());
    private final PlainItems items;

    private SdkServer(PlainItems items) {
        this.items = items;
    }

    /** Takes the endpoint of DynamoDB. */
    public static void main(String[] args) throws Exception {
        new SdkServer(new PlainItems(DynamoClients.client(URI.create(args[0])))).start();
    }

    private void start() throws Exception {
        var transport = HttpServletStatelessServerTransport.builder()
                .jsonMapper(json)
                .messageEndpoint("/mcp")
                .build();
        McpServer.sync(transport)
                .serverInfo("plain-java", "1.0.0")
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                .jsonMapper(json)
                .immediateExecution(true)
                .toolCall(tool(), (context, request) -> call(request))
                .build();
        JettyHost.serve(transport);
    }

    private McpSchema.Tool tool() throws IOException {
        Map<String, Object> schema = json.readValue(GetItemTool.INPUT_SCHEMA, SCHEMA);
        return McpSchema.Tool.builder(GetItemTool.NAME, schema)
                .description(GetItemTool.DESCRIPTION)
                .build();
    }

    private CallToolResult call(CallToolRequest request) {
        Map<String, Object> arguments = request.arguments();
        Map<String, String> key = json.convertValue(arguments.get("key"), KEY);
        Map<String, Object> answer = Map.of("item", items.get(String.valueOf(arguments.get("table")), key));
        try {
            return CallToolResult.builder()
                    .structuredContent(answer)
                    .addTextContent(json.writeValueAsString(answer))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
