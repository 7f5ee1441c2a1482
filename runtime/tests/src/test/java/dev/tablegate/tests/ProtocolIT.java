// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is on the wire, in every protocol version. */
class ProtocolIT {

    private static final String ALICE = "{\"table\":\"Users\",\"key\":{\"userId\":\"user001\"}}";

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

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-26", "2025-06-18", "2025-11-25"})
    void aLegacyClientOpensListsAndCalls(String version) {
        var session = mcp.open(version);
        JsonNode opened = session.opened().path("result");
        assertEquals(version, opened.path("protocolVersion").asText());
        assertEquals("tablegate", opened.path("serverInfo").path("name").asText());
        assertTrue(opened.path("instructions").asText().contains("demo"));
        assertTrue(session.result("tools/list", "{}").path("tools").size() >= 7);
        JsonNode item = session.call("get_item", ALICE);
        assertEquals(
                "Alice Johnson",
                item.path("structuredContent").path("item").path("name").asText());
        assertTrue(item.path("content").get(0).path("text").asText().contains("Alice Johnson"));
        assertTrue(session.result("ping", "{}").isEmpty());
    }

    @Test
    void anUnknownVersionIsAnsweredWithTheNewestLegacyOne() {
        var response = mcp.post(
                Map.of(),
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2024-01-01\","
                        + "\"capabilities\":{},\"clientInfo\":{\"name\":\"x\",\"version\":\"1\"}}}");
        assertEquals("2025-11-25", Mcp.result(response).path("protocolVersion").asText());
    }

    @Test
    void theOldestVersionTakesBatchesAndTheOthersDoNot() {
        String batch =
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"},{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}]";
        var old = mcp.open("2025-03-26").send(batch);
        assertEquals(200, old.statusCode());
        assertEquals(2, Mcp.tree(old.body()).size());
        assertEquals(400, mcp.open("2025-06-18").send(batch).statusCode());
    }

    @Test
    void aModernClientDiscoversListsAndCalls() {
        JsonNode discovered = Mcp.result(mcp.modern("server/discover", "{}"));
        assertEquals("complete", discovered.path("resultType").asText());
        assertEquals(Mcp.MODERN, discovered.path("supportedVersions").get(0).asText());
        JsonNode list = Mcp.result(mcp.modern("tools/list", "{}"));
        assertEquals("private", list.path("cacheScope").asText());
        JsonNode result = mcp.call("get_item", ALICE);
        assertEquals("complete", result.path("resultType").asText());
        assertEquals(
                "Alice Johnson",
                result.path("structuredContent").path("item").path("name").asText());
    }

    @Test
    void theReadTierListStaysSmall() {
        String list = Mcp.result(mcp.modern("tools/list", "{}")).toString();
        assertTrue(list.length() <= 20_480, "tools/list has " + list.length() + " bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE", "PUT", "PATCH", "OPTIONS"})
    void withoutATokenEveryMethodIsAskedForOneFirst(String method) {
        for (String token : new String[] {"", "tg_unknown", "x"}) {
            var request = HttpRequest.newBuilder(server.mcp())
                    .method(method, HttpRequest.BodyPublishers.ofString("not json"))
                    .header("MCP-Protocol-Version", "2024-11-05");
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            var response = Mcp.send(request.build());
            assertEquals(401, response.statusCode());
            assertTrue(
                    response.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer "));
        }
    }

    @Test
    void aForeignHostOrOriginIsTurnedAway() {
        var response = mcp.post(Map.of("Origin", "https://evil.example.com"), "{}");
        assertEquals(403, response.statusCode());
        assertEquals(
                200,
                mcp.post(
                                Map.of("Origin", "http://" + server.mcp().getAuthority()),
                                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                        .statusCode());
    }

    @Test
    void modernHeadersThatDoNotMatchTheBodyAreNamed() {
        String params = "{\"name\":\"get_item\",\"arguments\":%s}".formatted(ALICE);
        String body = mcp.modernBody("tools/call", params);
        var headers = mcp.modernHeaders("tools/call", params);
        for (String header : headers.keySet()) {
            var wrong = new java.util.HashMap<>(headers);
            wrong.put(header, "other");
            var response = mcp.post(wrong, body);
            assertAll(
                    header,
                    () -> assertEquals(400, response.statusCode()),
                    () -> assertEquals(-32020, errorCode(response.body())));
        }
    }

    @Test
    void whatIsNotKnownIsSaidInTheWayOfTheEra() {
        var modern = mcp.modern("no/such", "{}");
        assertEquals(404, modern.statusCode());
        assertEquals(-32601, errorCode(modern.body()));
        var legacy = mcp.open(Mcp.LEGACY).send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no/such\"}");
        assertEquals(200, legacy.statusCode());
        assertEquals(-32601, errorCode(legacy.body()));
        var tool = mcp.modern("tools/call", "{\"name\":\"get_itm\",\"arguments\":{}}");
        assertEquals(-32602, errorCode(tool.body()));
        assertTrue(tool.body().contains("get_item"), "names the nearest tool");
    }

    @Test
    void aSessionOfAnotherConnectionIsUnknown() throws Exception {
        var other = new Mcp(server.mcp(), server.token("demo", Scope.READ));
        var session = mcp.open(Mcp.LEGACY);
        var response = other.post(
                Map.of("MCP-Protocol-Version", Mcp.LEGACY, "Mcp-Session-Id", session.id()),
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
        assertEquals(404, response.statusCode());
    }

    @Test
    void aDeletedSessionIsUnknown() {
        var session = mcp.open(Mcp.LEGACY);
        var request =
                mcp.request(Map.of("Mcp-Session-Id", session.id())).DELETE().build();
        assertEquals(204, Mcp.send(request).statusCode());
        assertEquals(
                404,
                session.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                        .statusCode());
    }

    @Test
    void everyTableIsAResourceAndItsNameCanBeCompleted() {
        JsonNode list = Mcp.result(mcp.modern("resources/list", "{}")).path("resources");
        assertEquals(4, list.size());
        String uri = list.get(0).path("uri").asText();
        JsonNode content = Mcp.result(mcp.modern("resources/read", "{\"uri\":\"%s\"}".formatted(uri)))
                .path("contents")
                .get(0);
        assertEquals(uri, content.path("uri").asText());
        JsonNode completion = Mcp.result(mcp.modern(
                "completion/complete",
                "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"explore_table\"},"
                        + "\"argument\":{\"name\":\"table\",\"value\":\"Us\"}}"));
        assertEquals(
                "Users", completion.path("completion").path("values").get(0).asText());
    }

    @Test
    void progressGoesToTheStreamOfItsCall() {
        var response = mcp.modern(
                "tools/call",
                "{\"name\":\"count_items\",\"arguments\":{\"table\":\"Orders\",\"exact\":true},"
                        + "\"_meta\":{\"progressToken\":\"p1\"}}");
        assertEquals(
                2000,
                Mcp.result(response).path("structuredContent").path("count").asInt());
        if (response.body().contains("notifications/progress")) {
            assertTrue(response.body().contains("\"p1\""));
        }
    }

    @Test
    void aListeningStreamEndsSoonAfterItsGrant() throws Exception {
        var shortLived = new Mcp(server.mcp(), server.token("demo", Scope.READ, Duration.ofSeconds(2)));
        String params = "{\"notifications\":{\"toolsListChanged\":true}}";
        try (var stream = EventStream.open(shortLived
                .request(shortLived.modernHeaders("subscriptions/listen", params))
                .POST(HttpRequest.BodyPublishers.ofString(shortLived.modernBody("subscriptions/listen", params)))
                .build())) {
            stream.await(Duration.ofSeconds(20), "notifications/subscriptions/acknowledged");
            assertTrue(stream.endsWithin(Duration.ofSeconds(20)));
        }
        assertEquals(401, shortLived.modern("tools/list", "{}").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "\"x\"", "{\"jsonrpc\":\"1.0\"}", "{\"jsonrpc\":\"2.0\",\"id\":1}"})
    void aBodyThatIsNoRequestIsRefusedWithAJsonRpcError(String body) {
        var response = mcp.post(Map.of(), body);
        assertEquals(400, response.statusCode());
        int code = errorCode(response.body());
        assertTrue(code == -32700 || code == -32600, response.body());
        assertFalse(response.body().contains("Exception"), response.body());
    }

    private static int errorCode(String body) {
        return Mcp.tree(body).path("error").path("code").asInt();
    }
}
