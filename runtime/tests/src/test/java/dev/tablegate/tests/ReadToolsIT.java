// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The read tools over MCP against the seeded DynamoDB Local, as an agent uses them. */
class ReadToolsIT {

    private static Server server;
    private static Mcp mcp;

    @BeforeAll
    static void start() throws Exception {
        server = Server.demo();
        mcp = new Mcp(server.mcp(), server.token("demo", Scope.READ));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void listsTheSampleTables() {
        assertEquals(
                Mcp.tree("[\"Orders\",\"Products\",\"Shop\",\"Users\"]"),
                mcp.structured("list_tables", "{}").path("tables"));
    }

    @Test
    void describesKeysIndexesAndInferredAttributes() {
        JsonNode table = mcp.structured("describe_table", "{\"table\":\"Orders\"}");
        String text = table.toString();
        for (String word : List.of("userId", "orderId", "byStatus", "createdAt", "total", "lines")) {
            assertTrue(text.contains(word), word + " is missing in " + text);
        }
    }

    @Test
    void readsOneItemInBothNotations() {
        String plain = "{\"table\":\"Users\",\"key\":{\"userId\":\"user001\"}}";
        String typed = "{\"table\":\"Users\",\"key\":{\"userId\":{\"S\":\"user001\"}},\"format\":\"dynamodb\"}";
        assertEquals(
                "Alice Johnson",
                mcp.structured("get_item", plain).path("item").path("name").asText());
        assertEquals(
                "Alice Johnson",
                mcp.structured("get_item", typed)
                        .path("item")
                        .path("name")
                        .path("S")
                        .asText());
    }

    @Test
    void aTableThatIsNotThereNamesTheToolToCallAndTheNearestName() {
        JsonNode result = mcp.call("get_item", "{\"table\":\"User\",\"key\":{\"userId\":\"user001\"}}");
        String text = result.path("content").get(0).path("text").asText();
        assertTrue(result.path("isError").asBoolean());
        assertTrue(text.contains("list_tables") && text.contains("Users"), text);
    }

    @Test
    void readsABatchOverSeveralTables() {
        JsonNode batch = mcp.structured("batch_get_items", """
                {"requests":{"Users":{"keys":[{"userId":"user001"},{"userId":"user002"},{"userId":"nobody"}]},
                 "Products":{"keys":[{"productId":"%s"}]}}}""".formatted(anyProduct()));
        assertTrue(batch.toString().contains("Alice Johnson"), batch.toString());
        assertTrue(batch.path("consumedCapacity").asDouble() > 0);
    }

    @Test
    void queriesAnIndexBackwardsWithASortKeyCondition() {
        JsonNode page = mcp.structured("query", """
                {"table":"Orders","index":"byStatus","key":{"status":"%s"},
                 "sortKey":{"op":"gte","value":"2000"},"direction":"desc","limit":5}""".formatted(anyStatus()));
        assertEquals(5, page.path("items").size());
        assertTrue(page.has("cursor"));
        String first = page.path("items").get(0).path("createdAt").asText();
        String last = page.path("items").get(4).path("createdAt").asText();
        assertTrue(first.compareTo(last) >= 0, first + " before " + last);
    }

    @Test
    void pagingThroughAFilteredScanSeesEveryOrderOnce() {
        String status = anyStatus();
        String request =
                "\"table\":\"Orders\",\"limit\":97,\"filter\":{\"attribute\":\"status\",\"op\":\"eq\",\"value\":\"%s\"}"
                        .formatted(status);
        long expected = mcp.structured(
                        "count_items",
                        "{\"table\":\"Orders\",\"exact\":true,\"filter\":{\"attribute\":\"status\",\"op\":\"eq\",\"value\":\"%s\"}}"
                                .formatted(status))
                .path("count")
                .asLong();
        for (String segments : List.of("", ",\"segments\":4")) {
            Set<String> seen = new HashSet<>();
            String cursor = "";
            long total = 0;
            do {
                JsonNode page = mcp.structured("scan", "{" + request + segments + cursor + "}");
                total += page.path("count").asLong();
                page.path("items")
                        .forEach(item -> seen.add(item.path("userId").asText() + "/"
                                + item.path("orderId").asText()));
                cursor = page.has("cursor")
                        ? ",\"cursor\":\"" + page.path("cursor").asText() + "\""
                        : "";
            } while (!cursor.isEmpty());
            assertEquals(expected, total);
            assertEquals(expected, seen.size());
        }
    }

    @Test
    void aCursorOfAnotherRequestOrConnectionIsRefused() throws Exception {
        String cursor = mcp.structured("scan", "{\"table\":\"Orders\",\"limit\":5}")
                .path("cursor")
                .asText();
        assertFalse(cursor.isEmpty());
        JsonNode otherTable = mcp.call("scan", "{\"table\":\"Products\",\"cursor\":\"" + cursor + "\"}");
        assertTrue(otherTable.path("isError").asBoolean());
        var other = new Mcp(server.mcp(), server.token("demo", Scope.READ));
        JsonNode otherConnection = other.call("scan", "{\"table\":\"Orders\",\"cursor\":\"" + cursor + "\"}");
        assertTrue(otherConnection.path("isError").asBoolean());
    }

    @Test
    void readingAllStopsAtTheEndAndCountsExactly() {
        JsonNode all = mcp.structured("scan", "{\"table\":\"Products\",\"all\":true,\"projection\":[\"productId\"]}");
        assertEquals(300, all.path("count").asInt());
        assertFalse(all.has("cursor"));
        assertEquals(
                2000,
                mcp.structured("count_items", "{\"table\":\"Orders\",\"exact\":true}")
                        .path("count")
                        .asInt());
    }

    private static String anyProduct() {
        return mcp.structured("scan", "{\"table\":\"Products\",\"limit\":1}")
                .path("items")
                .get(0)
                .path("productId")
                .asText();
    }

    private static String anyStatus() {
        return mcp.structured("scan", "{\"table\":\"Orders\",\"limit\":1}")
                .path("items")
                .get(0)
                .path("status")
                .asText();
    }
}
