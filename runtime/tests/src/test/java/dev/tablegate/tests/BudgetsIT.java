// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Budgets as agents meet them, over MCP and DynamoDB Local, and as people see them. */
class BudgetsIT {

    private static final int ORDERS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String GET = "{\"table\":\"Users\",\"key\":{\"userId\":\"user001\"}}";

    private static Server server;
    private static Visitor operator;

    @BeforeAll
    static void start() throws Exception {
        server = Server.demo();
        operator = Visitor.operator(server, "ada");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aScanStopsWithACursorThatGoesOn() throws Exception {
        var agent = agent("careful", "budget.call.items = 600\n");
        var found = new HashSet<JsonNode>();
        int count = 0;
        int parts = 0;
        String cursor = "";
        do {
            JsonNode part = agent.structured("scan", "{\"table\":\"Orders\",\"all\":true" + cursor + "}");
            assertTrue(
                    part.path("scannedCount").asInt() <= 600,
                    part.path("scannedCount").toString());
            part.path("items").forEach(found::add);
            count += part.path("count").asInt();
            parts++;
            boolean more = part.has("cursor");
            assertEquals(more ? "budget" : "", part.path("stopped").asText());
            cursor = more ? ",\"cursor\":\"" + part.path("cursor").asText() + "\"" : "";
        } while (!cursor.isEmpty());
        assertEquals(ORDERS, count);
        assertEquals(ORDERS, found.size());
        assertEquals(4, parts);
    }

    @Test
    void aStatementIsRefusedInWordsThatHelp() throws Exception {
        var agent = agent("small", "budget.call.items = 600\n");
        String refusal = refused(agent, "run_sql", "{\"sql\":\"select count(*) from Orders\",\"allowScan\":true}");
        assertTrue(refusal.contains("One call may read 600 items"), refusal);
        assertTrue(refusal.contains("on the page Profiles of the console"), refusal);
        var few = agent.structured("run_sql", "{\"sql\":\"select count(*) n from Users\",\"allowScan\":true}");
        assertEquals(10, few.at("/rows/0/n").asInt(few.at("/rows/0/0").asInt()), few.toString());
    }

    @Test
    void anExportOfAStatementThatNoDayHoldsEndsAtOnce() throws Exception {
        settings("narrow", "budget.day.units = 2\n");
        var agent = new Mcp(server.mcp(), server.token("narrow", Scope.FULL));
        String refusal =
                refused(agent, "export", "{\"format\":\"csv\",\"sql\":\"select * from Orders\",\"allowScan\":true}");
        assertTrue(refusal.contains("the budget of a whole day is 2"), refusal);
    }

    @Test
    void anExportHasAsManyRowsAsItsProfileAllows() throws Exception {
        settings("short", "budget.export.rows = 10\n");
        var agent = new Mcp(server.mcp(), server.token("short", Scope.FULL));
        var done = agent.structured("export", "{\"format\":\"csv\",\"table\":\"Users\"}");
        assertEquals("done", done.path("status").asText(), done.toString());
        String refusal = refused(agent, "export", "{\"format\":\"csv\",\"table\":\"Orders\"}");
        assertTrue(refusal.contains("10 rows, which is the limit of its profile"), refusal);
        assertTrue(refusal.contains("on the page Profiles"), refusal);
    }

    @Test
    void aConnectionStopsForTheDayUntilItsBudgetIsRaised() throws Exception {
        var agent = agent("daily", "budget.connection.units = 2\n");
        for (int i = 0; i < 4; i++) {
            agent.structured("get_item", GET);
        }
        String refusal = refused(agent, "get_item", GET);
        assertTrue(refusal.contains("This connection has read 2 read units today"), refusal);
        assertTrue(refusal.contains("midnight UTC"), refusal);
        assertTrue(refused(agent, "query", "{\"table\":\"Orders\",\"key\":{\"userId\":\"user001\"}}")
                .contains("its budget"));
        assertFalse(agent.structured("describe_table", "{\"table\":\"Users\"}").isEmpty());

        var other = new Mcp(server.mcp(), server.token("daily", Scope.READ));
        other.structured("get_item", GET);

        settings("daily", "budget.connection.units = 1000\n");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (agent.call("get_item", GET).path("isError").asBoolean()) {
            assertTrue(System.nanoTime() < end, "the new budget does not come");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void aProfileStopsForAllAndPeopleSeeIt() throws Exception {
        var agent = agent("shared", "budget.day.units = 3\nbudget.call.units = 2\n");
        for (int i = 0; i < 6; i++) {
            agent.structured("get_item", GET);
        }
        var other = new Mcp(server.mcp(), server.token("shared", Scope.READ));
        String refusal = refused(other, "get_item", GET);
        assertTrue(refusal.contains("together read 3 read units today"), refusal);
        String page = operator.get("/system/console/tablegate-profiles").body();
        assertTrue(page.contains("3.0 of 3 read units"), page);
        assertTrue(page.contains("used up"), page);
        assertTrue(page.contains("at most 2 read units a call"), page);
        assertTrue(
                operator.get("/system/console/tablegate-audit?kind=call").body().contains("over_budget"));
    }

    @Test
    void operatorsSetBudgetsInTheConsole() throws Exception {
        String demo = Files.readString(server.data().resolve("config/dev.tablegate.profile-local-demo.cfg"));
        String endpoint = demo.replaceFirst("(?s).*endpoint = (\\S+).*", "$1");
        var typed = new HashMap<>(Map.of(
                "action", "save", "slug", "typed", "region", "us-east-1", "endpoint", endpoint, "approvers", "1"));
        typed.put("dayUnits", "12.5");
        typed.put("callItems", "7000");
        String refused = operator.console("profiles", typed).body();
        assertTrue(refused.contains("Nothing was saved. A budget is a whole number"), refused);
        assertTrue(refused.contains("name=\"callItems\" value=\"7000\"") && refused.contains(endpoint), refused);
        typed.put("dayUnits", "50");
        typed.put("exportRows", "900");
        assertTrue(operator.console("profiles", typed).body().contains("Saved."));
        String page =
                operator.get("/system/console/tablegate-profiles?edit=typed").body();
        assertTrue(page.contains("0.0 of 50 read units"), page);
        assertTrue(page.contains("at most 7,000 items a call, 900 rows an export"), page);
        assertTrue(page.contains("name=\"exportRows\" value=\"900\""), page);
        assertTrue(page.contains("name=\"callItems\" value=\"7000\""), page);
    }

    @Test
    void agentsAreToldWhenTheyConnect() throws Exception {
        var agent = agent("told", "budget.call.units = 1234\n");
        String text = Mcp.message(agent.modern("server/discover", "{}")).toString();
        assertTrue(text.contains("budget: 1,234 read units a call"), text);
    }

    private static Mcp agent(String slug, String budgets) throws IOException, InterruptedException {
        settings(slug, budgets);
        return new Mcp(server.mcp(), server.token(slug, Scope.READ));
    }

    private static void settings(String slug, String budgets) throws IOException, InterruptedException {
        var config = server.data().resolve("config");
        String demo = Files.readString(config.resolve("dev.tablegate.profile-local-demo.cfg"));
        Files.writeString(
                config.resolve("dev.tablegate.profile-" + slug + ".cfg"),
                demo.replaceAll("(?m)^(slug|label) = .*$", "$1 = " + slug) + budgets);
        server.open(slug);
    }

    private static String refused(Mcp agent, String tool, String arguments) {
        JsonNode result = agent.call(tool, arguments);
        assertTrue(result.path("isError").asBoolean(), result.toString());
        return result.path("content").toString();
    }
}
