// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An agent opens views for people, changes them and finds them again; it gets no item of them. */
class ViewsIT {

    private static Path data;
    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        server = Server.demo();
        data = server.data();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Mcp agent(Scope scope) throws IOException, InterruptedException {
        return new Mcp(server.mcp(), server.token("demo", scope));
    }

    @Test
    void aViewIsOpenedChangedAndListedWithoutAnItem() throws Exception {
        var agent = agent(Scope.FULL);
        var opened = agent.structured("open_view", """
                {"title":"Orders of user001","table":"Orders","key":{"userId":"user001"},"columns":["orderId","total"],
                 "chart":{"kind":"bar","x":"orderId","y":["total"]}}""");
        assertTrue(opened.path("link").asText().contains("tablegate-data?view="), opened.toString());
        assertTrue(opened.path("shows").asText().contains("userId = 'user001'"), opened.toString());
        assertTrue(opened.path("shows").asText().contains("read units"), opened.toString());
        String id = opened.path("id").asText();
        var changed = agent.structured(
                "set_filter", "{\"id\":\"" + id + "\",\"filter\":{\"attribute\":\"total\",\"op\":\"gt\",\"value\":1}}");
        assertEquals(opened.path("link"), changed.path("link"));
        assertTrue(changed.path("shows").asText().contains("scan of 'Orders'"), changed.toString());
        assertTrue(changed.path("shows").asText().contains("total > 1"), changed.toString());
        var descending = agent.structured(
                "set_filter", "{\"id\":\"" + id + "\",\"key\":{\"userId\":\"user001\"},\"direction\":\"desc\"}");
        assertTrue(descending.path("shows").asText().contains("sort key descending"), descending.toString());
        assertEquals(id, ids(agent).path(0).path("id").asText());
        assertEquals(0, ids(agent(Scope.FULL)).size());
    }

    @Test
    void whatIsNotThereIsRefusedWithASentence() throws Exception {
        var agent = agent(Scope.FULL);
        refused(agent, "{\"title\":\"t\",\"table\":\"Nope\"}", "Nope");
        refused(agent, "{\"title\":\"t\",\"table\":\"Orders\",\"index\":\"nope\"}", "no index");
        refused(agent, "{\"title\":\"t\",\"table\":\"Orders\",\"key\":{\"total\":1}}", "partition key");
        refused(agent, "{\"title\":\"t\",\"sql\":\"delete from Orders\"}", "SELECT");
        refused(agent, "{\"title\":\"t\",\"sql\":\"select * from Orders\"}", "allowScan");
        refused(agent, "{\"title\":\"t\",\"snapshot\":\"nope\"}", "snapshot");
        refused(agent, "{\"title\":\"t\",\"table\":\"Orders\",\"direction\":\"desc\"}", "A scan has no order");
        refused(agent, "{\"title\":\"t\"}", "one source");
        assertEquals(0, ids(agent).size());
    }

    @Test
    void aStatementIsPlannedNotRun() throws Exception {
        var agent = agent(Scope.FULL);
        var opened = agent.structured(
                "open_view", "{\"title\":\"t\",\"sql\":\"select count(*) n from Orders where userId = 'user001'\"}");
        assertTrue(opened.path("shows").asText().contains("'Orders' (query"), opened.toString());
        assertTrue(opened.path("shows").asText().contains("asked before"), opened.toString());
        assertEquals(0, agent.structured("get_snapshot", "{}").path("snapshots").size());
    }

    @Test
    void onlyTheFullScopeShowsViews() throws Exception {
        for (String tool : new String[] {"open_view", "set_filter", "list_views"}) {
            var listed =
                    Mcp.result(agent(Scope.STAGE).modern("tools/list", "{}")).path("tools");
            assertFalse(StreamSupport.stream(listed.spliterator(), false)
                    .anyMatch(one -> one.path("name").asText().equals(tool)));
            var refused = Mcp.message(agent(Scope.STAGE)
                    .modern("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":{\"title\":\"t\",\"id\":\"x\"}}"));
            assertTrue(refused.has("error") || refused.at("/result/isError").asBoolean(), refused.toString());
        }
    }

    @Test
    void theAuditRecordKnowsOfViewsButNotOfTheirKeys() throws Exception {
        agent(Scope.FULL)
                .structured(
                        "open_view",
                        "{\"title\":\"t\",\"table\":\"Orders\",\"key\":{\"userId\":\"nobody-knows-this\"}}");
        String lines = audit();
        assertTrue(lines.contains("view-open"), lines);
        assertFalse(lines.contains("nobody-knows-this"), lines);
    }

    private static String audit() throws IOException {
        try (var all = Files.walk(data.resolve("audit"))) {
            var text = new StringBuilder();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return text.toString();
        }
    }

    private static JsonNode ids(Mcp agent) {
        return agent.structured("list_views", "{}").path("views");
    }

    private static void refused(Mcp agent, String arguments, String said) {
        var answer = agent.call("open_view", arguments);
        assertTrue(answer.path("isError").asBoolean(), answer.toString());
        assertTrue(answer.toString().contains(said), answer.toString());
    }
}
