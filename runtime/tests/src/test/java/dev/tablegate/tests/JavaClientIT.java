// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.api.tool.Scope;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The client of the MCP Java SDK works with the server. */
class JavaClientIT {

    @Test
    void theClientOfTheJavaSdkListsAndCalls() throws Exception {
        try (Server server = Server.demo()) {
            String token = server.token("demo", Scope.READ);
            var transport = HttpClientStreamableHttpTransport.builder(
                            "http://" + server.mcp().getAuthority())
                    .endpoint("/mcp")
                    .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + token))
                    .build();
            try (var client = McpClient.sync(transport).build()) {
                client.initialize();
                var tools = client.listTools().tools();
                assertTrue(tools.stream().anyMatch(tool -> tool.name().equals("query")), tools.toString());
                var result = client.callTool(McpSchema.CallToolRequest.builder("get_item")
                        .arguments(Map.of("table", "Users", "key", Map.of("userId", "user001")))
                        .build());
                assertTrue(result.structuredContent().toString().contains("Alice Johnson"));
                assertEquals(4, client.listResources().resources().size());
            }
        }
    }
}
