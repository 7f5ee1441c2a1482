// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import java.io.IOException;
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
import static org.junit.jupiter.api.Assertions.assertTrue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LegacyEraTest {

    private TestServer server;

    @BeforeAll
    void start() {
        server = new TestServer();
        server.invoker.resources.put("test://a", "first");
        server.tool(
                "hello",
                Scope.READ,
                (request, arguments) -> "hello " + arguments.path("name").asText());
        server.tool("broken", Scope.READ, (request, arguments) -> {
            throw new IllegalStateException("secret");
        });
        server.tool("failing", Scope.READ, (request, arguments) -> {
            throw new ToolException(ToolException.Standard.NOT_FOUND, "No such table. Call list_tables.");
        });
        server.tool("telling", Scope.READ, (request, arguments) -> {
            request.channel().progress(1, 2, "half");
            request.channel().log(LogLevel.INFO, "test", "a line");
            return "told";
        });
        server.tool("asking", Scope.READ, (request, arguments) -> {
            Answer answer = request.channel()
                    .ask(Map.of("k", new Question.Form("Who?", Map.of("type", "object"))))
                    .get("k");
            return answer.action() + " " + answer.content().get("name");
        });
        server.tool(
                "page",
                Scope.READ,
                (request, arguments) -> request.channel()
                        .ask(Map.of("k", new Question.Page("Open.", URI.create("http://127.0.0.1/x"))))
                        .get("k")
                        .action()
                        .name());
    }

    @AfterAll
    void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @CsvSource({"2025-11-25,2025-11-25", "2025-06-18,2025-06-18", "2025-03-26,2025-03-26", "1999-01-01,2025-11-25"})
    void negotiatesTheVersion(String asked, String got) {
        var reply = server.client(Scope.READ).call("initialize", "{\"protocolVersion\":\"" + asked + "\"}");
        JsonNode result = reply.last().path("result");
        assertEquals(got, result.path("protocolVersion").asText());
        assertEquals("tablegate", result.path("serverInfo").path("name").asText());
        assertEquals("1.2.3", result.path("serverInfo").path("version").asText());
        assertTrue(result.path("instructions").asText().contains("'demo'"));
        assertTrue(reply.header("mcp-session-id").orElseThrow().matches("[\\x21-\\x7e]+"));
    }

    @Test
    void callsAToolWithoutASessionAndWithoutAVersion() {
        var reply =
                server.client(Scope.READ).call("tools/call", "{\"name\":\"hello\",\"arguments\":{\"name\":\"you\"}}");
        assertEquals(200, reply.status());
        assertEquals("application/json", reply.type());
        JsonNode result = reply.last().path("result");
        assertEquals("hello you", result.path("structuredContent").path("text").asText());
        assertEquals("hello you", result.path("content").path(0).path("text").asText());
        assertFalse(result.has("resultType"));
        assertFalse(result.has("_meta"));
    }

    @Test
    void saysWhatAFailedToolSays() {
        JsonNode result = server.client(Scope.READ)
                .call("tools/call", "{\"name\":\"failing\"}")
                .last()
                .path("result");
        assertTrue(result.path("isError").asBoolean());
        assertFalse(result.has("structuredContent"));
        assertEquals("not_found", result.at("/_meta/dev.tablegate~1error/code").asText());
        assertEquals("caller", result.at("/_meta/dev.tablegate~1error/kind").asText());
    }

    @Test
    void keepsTheCauseOfAnInternalErrorToItself() {
        var reply = server.client(Scope.READ).call("tools/call", "{\"name\":\"broken\"}");
        assertEquals(-32603, reply.last().at("/error/code").asInt());
        assertFalse(reply.last().toString().contains("secret"));
        assertFalse(reply.last().toString().contains("Exception"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nonsense/method; {}; -32601",
                "tools/call; {\"name\":\"nothing\"}; -32602",
                "tools/call; {}; -32602",
                "tools/call; {\"name\":1}; -32602",
                "tools/call; {\"name\":\"hello\",\"arguments\":[]}; -32602",
                "tools/list; {\"cursor\":\"\"}; -32602",
                "tools/list; {\"cursor\":\"%%%\"}; -32602",
                "resources/read; {\"uri\":\"test://none\"}; -32002",
                "prompts/get; {\"name\":\"none\"}; -32602",
                "completion/complete; {\"ref\":{\"type\":\"other\"}}; -32602",
            })
    void answersWithTheErrorOfTheSpecification(String method, String params, int code) {
        var reply = server.client(Scope.READ).call(method, params);
        assertEquals(200, reply.status());
        assertEquals(code, reply.last().at("/error/code").asInt());
        assertEquals(7, reply.last().path("id").asInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nul",
                "{} {}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"}",
                "[]",
                "[1]",
                "1",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}",
            })
    void refusesWhatIsNoMessage(String body) {
        var reply = server.client(Scope.READ)
                .with("MCP-Protocol-Version", "2025-06-18")
                .post(body);
        assertEquals(400, reply.status());
        assertTrue(reply.last().at("/error/code").asInt() <= -32600);
    }

    @Test
    void refusesAnUnknownVersionAndAnUnknownSession() {
        assertEquals(
                400,
                server.client(Scope.READ)
                        .with("MCP-Protocol-Version", "1999-01-01")
                        .call("ping", "{}")
                        .status());
        assertEquals(
                404,
                server.client(Scope.READ)
                        .with("Mcp-Session-Id", "nonsense")
                        .call("ping", "{}")
                        .status());
    }

    @Test
    void keepsSessionsToTheirConnection() {
        var mine = server.client(Scope.READ).initialized("2025-11-25", "{}");
        assertEquals(200, mine.call("ping", "{}").status());
        String foreign = server.mint(Scope.FULL).token();
        assertEquals(
                404,
                mine.with("Authorization", "Bearer " + foreign)
                        .call("ping", "{}")
                        .status());
    }

    @Test
    void endsASession() {
        var client = server.client(Scope.READ).initialized("2025-11-25", "{}");
        assertEquals(204, client.send("DELETE", "").status());
        assertEquals(404, client.call("ping", "{}").status());
        assertEquals(404, client.send("DELETE", "").status());
    }

    @Test
    void answersABatchOfTheVersionThatHasThem() {
        String notification = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
        String batch = "[" + TestClient.request("ping", "{}") + "," + notification + ","
                + TestClient.request("nonsense", "{}") + ",5]";
        var reply = server.client(Scope.READ).post(batch);
        assertEquals(200, reply.status());
        JsonNode answers = reply.last();
        assertEquals(3, answers.size());
        assertTrue(answers.path(0).has("result"));
        assertEquals(-32601, answers.path(1).at("/error/code").asInt());
        assertEquals(-32600, answers.path(2).at("/error/code").asInt());
        assertEquals(
                202, server.client(Scope.READ).post("[" + notification + "]").status());
        assertEquals(
                400,
                server.client(Scope.READ)
                        .with("MCP-Protocol-Version", "2025-11-25")
                        .post(batch)
                        .status());
    }

    @Test
    void tellsOnTheWayWhatTheClientAskedFor() {
        var client = server.client(Scope.READ).initialized("2025-11-25", "{}");
        String call = "{\"name\":\"telling\",\"_meta\":{\"progressToken\":\"p\"}}";
        var reply = client.call("tools/call", call);
        assertEquals("text/event-stream;charset=utf-8", reply.type().toLowerCase(java.util.Locale.ROOT));
        assertEquals(2, reply.messages().size());
        assertEquals("p", reply.messages().get(0).at("/params/progressToken").asText());

        assertEquals(
                200, client.call("logging/setLevel", "{\"level\":\"debug\"}").status());
        assertEquals(3, client.call("tools/call", call).messages().size());
        assertEquals(
                1,
                client.with("Accept", "application/json")
                        .call("tools/call", call)
                        .messages()
                        .size());
        client.call("logging/setLevel", "{\"level\":\"error\"}");
        assertEquals(2, client.call("tools/call", call).messages().size());
    }

    @Test
    void asksTheClientAndTakesTheAnswer() throws IOException {
        var client = server.client(Scope.READ).initialized("2025-11-25", "{\"elicitation\":{}}");
        try (var open = client.open("POST", TestClient.request("tools/call", "{\"name\":\"asking\"}"))) {
            JsonNode question = open.next().orElseThrow();
            assertEquals("elicitation/create", question.path("method").asText());
            assertEquals("Who?", question.at("/params/message").asText());
            String answer = "{\"jsonrpc\":\"2.0\",\"id\":" + question.path("id")
                    + ",\"result\":{\"action\":\"accept\",\"content\":{\"name\":\"Ann\"}}}";
            assertEquals(202, server.client(Scope.READ).post(answer).status());
            assertEquals(202, client.post(answer).status());
            assertEquals(
                    "ACCEPT Ann",
                    open.next().orElseThrow().at("/result/content/0/text").asText());
        }
    }

    @Test
    void doesNotAskAClientThatCannotAnswer() {
        var without = server.client(Scope.READ).initialized("2025-11-25", "{}");
        assertTrue(without.call("tools/call", "{\"name\":\"asking\"}")
                .last()
                .at("/result/isError")
                .asBoolean());
        var older = server.client(Scope.READ).initialized("2025-06-18", "{\"elicitation\":{\"url\":{}}}");
        assertTrue(older.call("tools/call", "{\"name\":\"page\"}")
                .last()
                .at("/result/isError")
                .asBoolean());
    }

    @Test
    void cancelsACallThatTheSameClientNames() throws Exception {
        var started = new CountDownLatch(1);
        var cancelled = new CountDownLatch(1);
        server.tool("waiting", Scope.READ, (request, arguments) -> {
            request.cancellation().onCancel(cancelled::countDown);
            started.countDown();
            await(cancelled);
            return request.cancellation().reason().orElse("");
        });
        var client = server.client(Scope.READ).initialized("2025-11-25", "{}");
        String notice = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}";
        var call = new Thread(() -> client.call("tools/call", "{\"name\":\"waiting\"}"));
        call.start();
        await(started);
        server.client(Scope.READ).post(notice);
        assertEquals(1, cancelled.getCount());
        assertEquals(202, client.post(notice).status());
        await(cancelled);
        call.join(TimeUnit.SECONDS.toMillis(10));
    }

    @Test
    void completesUpToAHundredValues() {
        JsonNode completion = server.client(Scope.READ)
                .call(
                        "completion/complete",
                        "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"p\"},\"argument\":{\"name\":\"a\",\"value\":\"x\"}}")
                .last()
                .at("/result/completion");
        assertEquals(100, completion.path("values").size());
        assertEquals(150, completion.path("total").asInt());
        assertTrue(completion.path("hasMore").asBoolean());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
