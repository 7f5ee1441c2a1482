// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.catalog.BegunTask;
import dev.tablegate.host.catalog.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The extension for tasks, as it looks on the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksTest {

    private static final String TASKS = "{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}";
    private static final String CALL = "{\"name\":\"brew\",\"arguments\":{}}";

    private TestServer server;
    private TestClient client;

    @BeforeAll
    void start() {
        server = new TestServer();
        server.tool("brew", Scope.READ, (request, arguments) -> "brewing");
        server.tool("hello", Scope.READ, (request, arguments) -> "hello");
        client = server.client(Scope.READ);
    }

    @AfterAll
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void aClientThatKnowsTasksIsGivenOne() {
        brewing(new BegunTask.Working());
        JsonNode begun = result(client.modernCall("tools/call", CALL, TASKS));
        assertEquals("task", begun.path("resultType").asText());
        assertEquals("brew", begun.path("taskId").asText());
        assertEquals("working", begun.path("status").asText());
        assertEquals("It brews.", begun.path("statusMessage").asText());
        assertEquals("1970-01-01T00:00:00Z", begun.path("createdAt").asText());
        assertEquals("1970-01-01T00:00:02Z", begun.path("lastUpdatedAt").asText());
        assertEquals(60_000, begun.path("ttlMs").asInt());
        assertEquals(1_000, begun.path("pollIntervalMs").asInt());
        assertFalse(begun.has("content"));

        JsonNode asked = get("brew");
        assertEquals("complete", asked.path("resultType").asText());
        assertEquals("working", asked.path("status").asText());
        assertFalse(asked.has("result") || asked.has("error"));
        assertEquals(
                "complete",
                result(client.modernCall("tools/call", "{\"name\":\"hello\"}", TASKS))
                        .path("resultType")
                        .asText());
    }

    @Test
    void anyOtherClientIsGivenTheAnswer() {
        brewing(new BegunTask.Working());
        for (var reply : List.of(
                client.modernCall("tools/call", CALL, "{}"),
                client.modernCall("tools/call", CALL, "{\"extensions\":{}}"),
                client.modernCall("tools/call", CALL, "{\"tasks\":{}}"))) {
            assertEquals("complete", result(reply).path("resultType").asText());
            assertEquals("brewing", result(reply).at("/structuredContent/text").asText());
        }
        JsonNode legacy = result(client.initialized("2025-11-25", TASKS).call("tools/call", CALL));
        assertEquals("brewing", legacy.at("/structuredContent/text").asText());
        assertFalse(legacy.has("taskId"));
    }

    @Test
    void theEndIsTheResultOfTheCall() {
        brewing(new BegunTask.Working());
        JsonNode call = result(client.modernCall("tools/call", CALL, "{}"));
        brewing(new BegunTask.Ended(
                new Outcome.Success("{\"text\":\"brewing\"}", List.of(new Content.Text("brewing")))));
        JsonNode ended = get("brew");
        assertEquals("completed", ended.path("status").asText());
        assertEquals(call, ended.path("result"));
    }

    @Test
    void aFailureOfTheToolIsAResultAndABreakageAnError() {
        brewing(new BegunTask.Ended(new Outcome.Failure(ToolException.Standard.TIMED_OUT, "Too late.")));
        JsonNode failed = get("brew");
        assertEquals("completed", failed.path("status").asText());
        assertTrue(failed.at("/result/isError").asBoolean());
        assertEquals("Too late.", failed.at("/result/content/0/text").asText());
        brewing(new BegunTask.Ended(new Outcome.Failure(ToolException.Standard.INTERNAL, "Broken.")));
        JsonNode broken = get("brew");
        assertEquals("failed", broken.path("status").asText());
        assertEquals(-32603, broken.at("/error/code").asInt());
        assertEquals("Broken.", broken.at("/error/message").asText());
        assertFalse(broken.has("result"));
    }

    @Test
    void updatesAndCancelsAreAcknowledgedWithoutContent() {
        brewing(new BegunTask.Working());
        String update = "{\"taskId\":\"brew\",\"inputResponses\":{\"never asked\":{\"action\":\"accept\"}}}";
        for (JsonNode empty : List.of(
                result(client.modernCall("tasks/update", update, TASKS)),
                result(client.modernCall("tasks/cancel", "{\"taskId\":\"brew\"}", TASKS)))) {
            assertEquals("complete", empty.path("resultType").asText());
            assertFalse(empty.has("taskId") || empty.has("status"));
        }
        assertEquals("cancelled", get("brew").path("status").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks/get", "tasks/update", "tasks/cancel"})
    void whatIsNotThereIsAnError(String method) {
        var reply = client.modernCall(method, "{\"taskId\":\"none\"}", TASKS);
        assertEquals(-32602, reply.last().at("/error/code").asInt());
        assertEquals("There is no such task.", reply.last().at("/error/message").asText());
        assertEquals(
                -32602,
                client.modernCall(method, "{}", TASKS).last().at("/error/code").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks/get", "tasks/update", "tasks/cancel", "subscriptions/listen"})
    void whoDoesNotKnowTasksMustNotAskForThem(String method) {
        var reply = client.modernCall(method, "{\"taskId\":\"brew\",\"notifications\":{\"taskIds\":[\"brew\"]}}", "{}");
        assertEquals(400, reply.status());
        assertEquals(-32021, reply.last().at("/error/code").asInt());
        assertTrue(
                reply.last().at("/error/data/requiredCapabilities/extensions").has("io.modelcontextprotocol/tasks"));
    }

    @Test
    void theHeaderNamesTheTask() {
        var reply = client.modern("tasks/get", TestClient.object("{\"taskId\":\"another\"}"))
                .post(TestClient.modernBody("tasks/get", TestClient.object("{\"taskId\":\"brew\"}"), TASKS));
        assertEquals(400, reply.status());
        assertEquals(-32020, reply.last().at("/error/code").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks/result", "tasks/list"})
    void whatOldTasksHadIsUnknown(String method) {
        assertEquals(
                -32601,
                client.modernCall(method, "{}", TASKS).last().at("/error/code").asInt());
    }

    @Test
    void theExtensionIsAnnouncedWhereItIsServed() {
        JsonNode capabilities =
                result(client.modernCall("server/discover", "", "{}")).path("capabilities");
        assertEquals(TestClient.object("{\"io.modelcontextprotocol/tasks\":{}}"), capabilities.path("extensions"));
        JsonNode legacy = result(client.call(
                "initialize", "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{}}"));
        assertFalse(legacy.path("capabilities").has("extensions"));
        assertFalse(legacy.path("capabilities").has("tasks"));
    }

    private void brewing(BegunTask.State state) {
        server.invoker.tasks.put(
                "brew",
                new BegunTask(
                        "brew",
                        state,
                        "It brews.",
                        Instant.EPOCH,
                        Instant.ofEpochSecond(2),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(1)));
    }

    private JsonNode get(String id) {
        return result(client.modernCall("tasks/get", "{\"taskId\":\"" + id + "\"}", TASKS));
    }

    private static JsonNode result(TestClient.Reply reply) {
        assertEquals(200, reply.status(), () -> reply.messages().toString());
        return reply.last().path("result");
    }
}
