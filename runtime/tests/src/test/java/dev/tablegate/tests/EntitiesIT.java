// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The kinds of items in the demo's table Shop, as tables of their own over MCP and DynamoDB Local. */
class EntitiesIT {

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        server = Server.demo();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Mcp agent() throws IOException, InterruptedException {
        return new Mcp(server.mcp(), server.token("demo", Scope.READ));
    }

    private static JsonNode run(Mcp agent, String sql, boolean allowScan) {
        return agent.structured(
                "run_sql", "{\"sql\":\"%s\",\"allowScan\":%s,\"limit\":1000}".formatted(sql, allowScan));
    }

    @Test
    void whatIsReadByKeyIsWhatTheWholeTableHolds() throws Exception {
        var agent = agent();
        for (var condition : new String[] {
            "from Customer where customerId = '0007'",
            "from Customer where email = 'customer7@example.com'",
            "from Purchase where customerId = '0007'",
            "from Purchase where customerId = '0007' and placed >= '2025-06'",
            "from Purchase where orderId = '0011'",
            "from Purchase where status = 'SHIPPED' and placed > '2025'",
            "from PurchaseLine where orderId = '0011'",
            "from PurchaseLine where productId = '0003'",
            "from Stock where warehouse = 'east'",
            "from Stock where productId = '0003' and warehouse in ('east', 'west')"
        }) {
            var byKey = run(agent, "select * " + condition + " order by pk, sk", false);
            var whole =
                    run(agent, "select * " + condition.replace("where ", "where '' || ") + " order by pk, sk", true);
            assertEquals(values(whole), values(byKey), condition);
            assertTrue(whole.path("consumedCapacity").asDouble()
                    > byKey.path("consumedCapacity").asDouble());
        }
        assertEquals(
                1,
                run(agent, "select * from Customer where customerId = '0007'", false)
                        .path("count")
                        .asInt());
        assertEquals(
                60,
                run(agent, "select count(*) n from Customer", true)
                        .path("rows")
                        .path(0)
                        .path("n")
                        .asInt());
    }

    /** The rows without what is null: columns are those of the items that were read. */
    private static List<JsonNode> values(JsonNode result) {
        var rows = new ArrayList<JsonNode>();
        for (var row : result.path("rows")) {
            var values = row.<ObjectNode>deepCopy();
            values.properties().removeIf(column -> column.getValue().isNull());
            rows.add(values);
        }
        return rows;
    }

    @Test
    void aJoinOnAPartIsReadByKeys() throws Exception {
        var joined = run(
                agent(),
                "select c.email, p.orderId, l.line, l.quantity from Customer c join Purchase p on p.customerId ="
                        + " c.customerId join PurchaseLine l on l.orderId = p.orderId where c.customerId = '0007'",
                false);
        assertTrue(joined.path("count").asInt() > 0, joined.toString());
        assertTrue(joined.path("plan").toString().contains("CUSTOMER#0007"), joined.toString());
        assertTrue(joined.path("consumedCapacity").asDouble() < 30, joined.toString());
    }

    @Test
    void aScanIsRefusedInWordsOfTheEntity() throws Exception {
        var refused = agent().call("run_sql", "{\"sql\":\"select * from Stock where stock < 5\"}");
        assertTrue(refused.path("isError").asBoolean(), refused.toString());
        assertTrue(refused.toString().contains("to find the items of Shop.Stock"), refused.toString());
        assertTrue(refused.toString().contains("Add a condition on productId = ..."), refused.toString());
    }

    @Test
    void agentsAreToldWhenTheyConnect() throws Exception {
        String text = Mcp.message(agent().modern("server/discover", "{}")).toString();
        assertTrue(text.contains("Shop.Customer\\\" (customerId, email)"), text);
    }

    @Test
    void operatorsDeclareThemInTheConsole() throws Exception {
        var operator = Visitor.operator(server, "ada");
        String demo = Files.readString(server.data().resolve("config/dev.tablegate.profile-local-demo.cfg"));
        var typed = new HashMap<>(Map.of("action", "save", "slug", "typed", "region", "us-east-1", "approvers", "1"));
        typed.put("endpoint", demo.replaceFirst("(?s).*endpoint = (\\S+).*", "$1"));
        typed.put("entities", "Person of Shop pk=CUSTOMER#{id}");
        typed.put("allow", "Shop");
        String refused = operator.console("profiles", typed).body();
        assertTrue(refused.contains("Write an entity as User of App"), refused);
        assertTrue(refused.contains(">Person of Shop pk=CUSTOMER#{id}</textarea>"), refused);
        assertTrue(refused.contains(">Shop</textarea>"), refused);
        typed.put("entities", "Person of Shop: pk=CUSTOMER#{id}, sk=PROFILE\r\nOne of Shop: pk=\"a, b\"");
        assertTrue(operator.console("profiles", typed).body().contains("Saved."));
        String page =
                operator.get("/system/console/tablegate-profiles?edit=typed").body();
        assertTrue(page.contains("Person of Shop: pk=CUSTOMER#{id}, sk=PROFILE\nOne of Shop: pk="), page);
        server.open("typed");
        var agent = new Mcp(server.mcp(), server.token("typed", Scope.READ));
        assertEquals(
                1,
                run(agent, "select * from Person where id = '0007'", false)
                        .path("count")
                        .asInt());
    }
}
