// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.catalog.ListedTool;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModernEraTest {

    private static final String ALL = "{\"elicitation\":{\"form\":{},\"url\":{}},\"sampling\":{},\"roots\":{}}";

    private TestServer server;

    @BeforeAll
    void start() {
        server = new TestServer();
        server.tool("hello", Scope.READ, (request, arguments) -> "hello");
        server.tool("twice", Scope.READ, (request, arguments) -> {
            var form = new Question.Form("Who?", Map.of("type", "object"));
            var name = request.channel()
                    .ask(Map.of("one", form))
                    .get("one")
                    .content()
                    .get("name");
            var page = new Question.Page("Open.", URI.create("http://127.0.0.1/x"));
            var action = request.channel().ask(Map.of("two", page)).get("two").action();
            return name + " " + action;
        });
        server.tool("telling", Scope.READ, (request, arguments) -> {
            request.channel().log(LogLevel.INFO, "test", "a line");
            return "told";
        });
        annotated();
    }

    private void annotated() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("region").put("type", "string").put("x-mcp-header", "Region");
        properties.putObject("size").put("type", "integer").put("x-mcp-header", "Size");
        server.invoker.bodies.put("headed", (request, arguments) -> "headed");
        server.catalog.add(new ListedTool(
                "headed", "Headed", "A tool.", Scope.READ, Effect.NONE, false, schema, schema, "test/1"));
    }

    @AfterAll
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void discoversWhatTheServerIs() {
        JsonNode result = server.client(Scope.STAGE)
                .modernCall("server/discover", "", "{}")
                .last()
                .path("result");
        assertEquals("complete", result.path("resultType").asText());
        assertEquals("2026-07-28", result.at("/supportedVersions/0").asText());
        assertTrue(result.at("/capabilities/tools/listChanged").asBoolean());
        assertTrue(result.path("ttlMs").isIntegralNumber());
        assertEquals("private", result.path("cacheScope").asText());
        assertTrue(result.path("instructions").asText().contains("'stage'"));
        assertEquals(
                "tablegate",
                result.at("/_meta/io.modelcontextprotocol~1serverInfo/name").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "ping", "logging/setLevel", "resources/subscribe", "unknown"})
    void knowsNoMethodOfTheOtherEra(String method) {
        var reply = server.client(Scope.READ).modernCall(method, "", "{}");
        assertEquals(404, reply.status());
        assertEquals(-32601, reply.last().at("/error/code").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}",
                "{\"_meta\":{}}",
                "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}",
                "{\"_meta\":{\"io.modelcontextprotocol/clientCapabilities\":{}}}",
                "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{},\"progressToken\":true}}",
                "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{},\"io.modelcontextprotocol/logLevel\":\"loud\"}}",
            })
    void refusesARequestThatDoesNotSayWhoSends(String params) {
        var reply = server.client(Scope.READ)
                .with("MCP-Protocol-Version", "2026-07-28")
                .with("Mcp-Method", "tools/list")
                .call("tools/list", params);
        assertEquals(400, reply.status());
        assertEquals(-32602, reply.last().at("/error/code").asInt());
        assertEquals(7, reply.last().path("id").asInt());
    }

    /** H3: with the table below, 32 ways in which headers and body agree or not. */
    @ParameterizedTest
    @CsvSource({
        "MCP-Protocol-Version, 2025-11-25, -32020",
        "MCP-Protocol-Version, , -32020",
        "Mcp-Method, tools/list, -32020",
        "Mcp-Method, TOOLS/CALL, -32020",
        "Mcp-Method, tools/call2, -32020",
        "Mcp-Method, initialize, -32020",
        "Mcp-Method, , -32020",
        "Mcp-Name, other, -32020",
        "Mcp-Name, HELLO, -32020",
        "Mcp-Name, hell, -32020",
        "Mcp-Name, hello2, -32020",
        "Mcp-Name, =?base64?SEVMTE8=?=, -32020",
        "Mcp-Name, =?base64?!?=, -32020",
        "Mcp-Name, =?base64?aGVsbG8?=, -32020",
        "Mcp-Name, =?base64?aGVsbG8=?=, 0",
        "Mcp-Name, , -32020",
    })
    void comparesHeadersWithTheBody(String header, String value, int code) {
        ObjectNode params = TestClient.object("{\"name\":\"hello\"}");
        var client = server.client(Scope.READ).modern("tools/call", params);
        var reply = (value == null ? client.without(header) : client.with(header, value))
                .post(TestClient.modernBody("tools/call", params, "{}"));
        assertEquals(code, reply.last().at("/error/code").asInt());
        assertEquals(code == 0 ? 200 : 400, reply.status());
    }

    /** H3, see above. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"region\":\"eu\"}; eu; ; 0",
                "{\"region\":\"eu\"}; us; ; -32020",
                "{\"region\":\"eu\"}; EU; ; -32020",
                "{\"region\":\"eu\"}; eu,us; ; -32020",
                "{\"size\":42}; ; 42; 0",
                "{\"size\":42}; ; ; -32020",
                "{}; ; 42; -32020",
                "{\"region\":\"eu\"}; ; ; -32020",
                "{\"region\":null}; ; ; 0",
                "{}; ; ; 0",
                "{}; eu; ; -32020",
                "{\"size\":42}; ; 42.0; 0",
                "{\"size\":42}; ; 43; -32020",
                "{\"size\":42}; ; many; -32020",
                "{\"region\":\"Zürich\"}; =?base64?WsO8cmljaA==?=; ; 0",
                "{\"region\":\"x\"}; =?base64?!!!=?=; ; -32020",
            })
    void comparesRepeatedArguments(String arguments, String region, String size, int code) {
        ObjectNode params = TestClient.object("{\"name\":\"headed\",\"arguments\":" + arguments + "}");
        var client = server.client(Scope.READ).modern("tools/call", params);
        client = region == null ? client : client.with("Mcp-Param-Region", region);
        client = size == null ? client : client.with("mcp-param-size", size);
        var reply = client.post(TestClient.modernBody("tools/call", params, "{}"));
        assertEquals(code, reply.last().at("/error/code").asInt());
    }

    @Test
    void saysWhichVersionsItSpeaks() {
        String params = "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2099-01-01\","
                + "\"io.modelcontextprotocol/clientCapabilities\":{}}}";
        var reply = server.client(Scope.READ)
                .with("MCP-Protocol-Version", "2099-01-01")
                .with("Mcp-Method", "tools/list")
                .call("tools/list", params);
        assertEquals(400, reply.status());
        assertEquals(-32022, reply.last().at("/error/code").asInt());
        assertEquals("2099-01-01", reply.last().at("/error/data/requested").asText());
        assertEquals("2026-07-28", reply.last().at("/error/data/supported/0").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void hasNoSessions(String method) {
        assertEquals(
                405,
                server.client(Scope.READ)
                        .with("MCP-Protocol-Version", "2026-07-28")
                        .send(method, "")
                        .status());
    }

    @Test
    void asksInRoundsAndKeepsTheAnswersSealed() {
        var client = server.client(Scope.READ);
        JsonNode first = client.modernCall("tools/call", "{\"name\":\"twice\"}", ALL)
                .last()
                .path("result");
        assertEquals("input_required", first.path("resultType").asText());
        assertEquals("elicitation/create", first.at("/inputRequests/one/method").asText());
        assertFalse(first.has("ttlMs"));

        JsonNode second = client.modernCall(
                        "tools/call",
                        round(first, "one", "{\"action\":\"accept\",\"content\":{\"name\":\"Ann\"}}"),
                        ALL)
                .last()
                .path("result");
        assertEquals("url", second.at("/inputRequests/two/params/mode").asText());
        assertNotEquals(first.path("requestState"), second.path("requestState"));

        JsonNode again = client.modernCall("tools/call", round(second, "other", "{}"), ALL)
                .last()
                .path("result");
        assertTrue(again.at("/inputRequests/two").isObject());

        JsonNode last = client.modernCall("tools/call", round(second, "two", "{\"action\":\"decline\"}"), ALL)
                .last()
                .path("result");
        assertEquals("complete", last.path("resultType").asText());
        assertEquals("Ann DECLINE", last.at("/content/0/text").asText());
    }

    @Test
    void acceptsNoStateOfAnotherCallOrAnotherConnection() {
        var client = server.client(Scope.READ);
        JsonNode first = client.modernCall("tools/call", "{\"name\":\"twice\"}", ALL)
                .last()
                .path("result");
        String answer = "{\"action\":\"accept\",\"content\":{\"name\":\"Ann\"}}";
        String mine = round(first, "one", answer);
        String otherArguments = mine.replace("\"name\":\"twice\"", "\"name\":\"twice\",\"arguments\":{\"a\":1}");
        String otherState = mine.replace(first.path("requestState").asText(), "tampered");
        assertEquals(-32602, code(client.modernCall("tools/call", otherArguments, ALL)));
        assertEquals(-32602, code(client.modernCall("tools/call", otherState, ALL)));
        assertEquals(-32602, code(server.client(Scope.READ).modernCall("tools/call", mine, ALL)));
        assertEquals(
                -32602, code(client.modernCall("tools/call", "{\"name\":\"twice\",\"inputResponses\":null}", ALL)));
        assertEquals(
                -32602,
                code(client.modernCall("tools/call", "{\"name\":\"twice\",\"inputResponses\":{\"one\":5}}", ALL)));
    }

    @Test
    void namesTheCapabilityThatAClientLacks() {
        var reply = server.client(Scope.READ).modernCall("tools/call", "{\"name\":\"twice\"}", "{\"sampling\":{}}");
        assertEquals(400, reply.status());
        assertEquals(-32021, code(reply));
        assertTrue(reply.last()
                .at("/error/data/requiredCapabilities/elicitation/form")
                .isObject());
    }

    @Test
    void logsOnlyWhereTheRequestAsksForIt() {
        var client = server.client(Scope.READ);
        assertEquals(
                1,
                client.modernCall("tools/call", "{\"name\":\"telling\"}", "{}")
                        .messages()
                        .size());
        String asking = "{\"name\":\"telling\",\"_meta\":{\"io.modelcontextprotocol/logLevel\":\"info\"}}";
        var reply = client.modernCall("tools/call", asking, "{}");
        assertEquals(
                "notifications/message", reply.messages().get(0).path("method").asText());
        assertEquals(2, reply.messages().size());
    }

    @Test
    void cancelsTheCallOfAClientThatGoesAway() throws Exception {
        var cancelled = new CountDownLatch(1);
        server.tool("endless", Scope.READ, (request, arguments) -> {
            request.cancellation().onCancel(cancelled::countDown);
            try {
                cancelled.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return "";
        });
        ObjectNode params = TestClient.object("{\"name\":\"endless\"}");
        var open = server.client(Scope.READ)
                .modern("tools/call", params)
                .open("POST", TestClient.modernBody("tools/call", params, "{}"));
        open.response().body().close();
        assertTrue(cancelled.await(15, TimeUnit.SECONDS));
    }

    @Test
    void namesTheResourceThatIsNotThere() {
        var reply = server.client(Scope.READ).modernCall("resources/read", "{\"uri\":\"test://none\"}", "{}");
        assertEquals(-32602, code(reply));
        assertEquals("test://none", reply.last().at("/error/data/uri").asText());
    }

    @Test
    void takesNotificationsAndNoResponses() {
        var client = server.client(Scope.READ).with("MCP-Protocol-Version", "2026-07-28");
        assertEquals(
                202,
                client.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}")
                        .status());
        assertEquals(
                400, client.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}").status());
        assertEquals(
                400,
                client.post("[" + TestClient.request("tools/list", "{}") + "]").status());
    }

    private static int code(TestClient.Reply reply) {
        return reply.last().at("/error/code").asInt();
    }

    private static String round(JsonNode before, String key, String answer) {
        return "{\"name\":\"twice\",\"requestState\":" + before.path("requestState") + ",\"inputResponses\":{\"" + key
                + "\":" + answer + "}}";
    }
}
