// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.Scope;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A bulk update as a task of MCP's extension for tasks: proposed, approved by a person, waited for, cancelled. */
class TasksIT {

    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([^\"]+)\"");
    private static final String EXTENSION = "io.modelcontextprotocol/tasks";

    private static Server server;
    private static Visitor operator;

    private Mcp agent;

    @BeforeAll
    static void start() throws Exception {
        server = Server.demo();
        operator = Visitor.operator(server, "ada");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws Exception {
        agent = agent();
    }

    @Test
    void aTaskEndsWithWhatTheBulkUpdateDid() throws Exception {
        JsonNode begun = propose("seen");
        assertEquals("task", begun.path("resultType").asText(), begun.toString());
        assertEquals("working", begun.path("status").asText());
        assertTrue(begun.path("statusMessage").asText().contains("until a person approves"), begun.toString());
        assertTrue(begun.path("ttlMs").asLong() > TimeUnit.DAYS.toMillis(14));
        assertFalse(begun.has("content"));
        String task = begun.path("taskId").asText();
        assertEquals("working", get(agent, task).path("status").asText());
        assertEquals(Mcp.JSON.createObjectNode(), members(ask(agent, "tasks/update", task, ",\"inputResponses\":{}")));

        String job = job(task);
        approve(job);
        JsonNode ended = awaitEnd(task);
        assertEquals("completed", ended.path("status").asText(), ended.toString());
        JsonNode result = ended.path("result").path("structuredContent");
        JsonNode shown = agent.structured("get_staged_change", "{\"job\":\"" + job + "\"}");
        assertEquals("done", shown.path("status").asText());
        assertEquals(job, result.path("job").asText());
        for (String same : List.of("note", "review", "job", "progress")) {
            assertEquals(shown.path(same), result.path(same), same);
        }
        assertEquals(300, result.path("progress").path("changed").asInt(), ended.toString());
        assertTrue(ended.path("result").path("content").path(0).has("text"), ended.toString());

        assertEquals(Mcp.JSON.createObjectNode(), members(ask(agent, "tasks/cancel", task, "")));
        assertEquals("completed", get(agent, task).path("status").asText());
    }

    @Test
    void aCancelledTaskCancelsTheBulkUpdate() {
        String task = propose("cancelled").path("taskId").asText();
        assertEquals(Mcp.JSON.createObjectNode(), members(ask(agent, "tasks/cancel", task, "")));
        assertEquals("cancelled", get(agent, task).path("status").asText());
        assertEquals(
                "cancelled",
                agent.structured("get_staged_change", "{\"job\":\"" + job(task) + "\"}")
                        .path("status")
                        .asText());
    }

    @Test
    void aClientThatDoesNotKnowTasksSeesWhatItAlwaysSaw() {
        JsonNode tried = agent.structured("stage_bulk_update", "{\"table\":\"Products\",\"set\":{\"plain\":true}}");
        assertEquals(300, tried.path("changed").asInt(), tried.toString());
        assertFalse(tried.has("progress"));
        String task = "stage_bulk_update:" + tried.path("job").asText();
        var refused = agent.modern("tasks/get", "{\"taskId\":\"" + task + "\"}");
        assertEquals(400, refused.statusCode());
        assertEquals(-32021, Mcp.message(refused).at("/error/code").asInt());
        assertTrue(Mcp.result(agent.modern("server/discover", "{}"))
                .path("capabilities")
                .path("extensions")
                .has(EXTENSION));
        agent.structured(
                "discard_staged_change", "{\"job\":\"" + tried.path("job").asText() + "\"}");
    }

    /** I1 for tasks: what belongs to another connection is answered like what never was. */
    @Test
    void tasksOfOthersAreAnsweredLikeOnesThatNeverWere() throws Exception {
        String task = propose("foreign").path("taskId").asText();
        String never = task.substring(0, task.length() - 4) + "aaaa";
        Mcp other = agent();
        for (String method : List.of("tasks/get", "tasks/update", "tasks/cancel")) {
            JsonNode foreign = error(send(other, method, task, ""));
            assertEquals(-32602, foreign.path("code").asInt(), foreign.toString());
            assertEquals(error(send(other, method, never, "")), foreign);
        }
        assertEquals("working", get(agent, task).path("status").asText());
        ask(agent, "tasks/cancel", task, "");
    }

    private JsonNode propose(String attribute) {
        var response = declaring(
                agent,
                "tools/call",
                "{\"name\":\"stage_bulk_update\",\"arguments\":{\"table\":\"Products\",\"set\":{\"" + attribute
                        + "\":true}}}");
        return Mcp.result(response);
    }

    private JsonNode awaitEnd(String task) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        JsonNode now = get(agent, task);
        while (now.path("status").asText().equals("working")) {
            assertTrue(System.nanoTime() < end, now.toString());
            TimeUnit.MILLISECONDS.sleep(50);
            now = get(agent, task);
        }
        return now;
    }

    private static void approve(String job) throws Exception {
        var page = operator.get("/system/console/tablegate-jobs?job=" + job).body();
        var digest = DIGEST.matcher(page);
        assertTrue(digest.find(), page);
        operator.console("jobs", Map.of("of", job, "action", "approve", "digest", digest.group(1), "rate", "1000"));
    }

    private static String job(String task) {
        return task.substring(task.indexOf(':') + 1);
    }

    private static JsonNode get(Mcp by, String task) {
        return ask(by, "tasks/get", task, "");
    }

    private static JsonNode ask(Mcp by, String method, String task, String more) {
        return Mcp.result(send(by, method, task, more));
    }

    private static HttpResponse<String> send(Mcp by, String method, String task, String more) {
        return declaring(by, method, "{\"taskId\":\"" + task + "\"" + more + "}");
    }

    /** A request of a client that says that it knows tasks. */
    private static HttpResponse<String> declaring(Mcp by, String method, String params) {
        var declared = (ObjectNode) Mcp.tree(params);
        declared.putObject("_meta")
                .putObject("io.modelcontextprotocol/clientCapabilities")
                .putObject("extensions")
                .putObject(EXTENSION);
        return by.modern(method, declared.toString());
    }

    /** A result without what every result has. */
    private static JsonNode members(JsonNode result) {
        return ((ObjectNode) result).without(List.of("resultType", "_meta"));
    }

    private static JsonNode error(HttpResponse<String> response) {
        return Mcp.message(response).path("error");
    }

    private static Mcp agent() throws Exception {
        return new Mcp(server.mcp(), server.token("demo", Scope.STAGE));
    }
}
