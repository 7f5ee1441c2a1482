// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A connection sees the data of its own profile, whatever it brings along from others. */
class IsolationIT {

    private static final List<String> PROFILES = List.of("amber", "birch", "coral", "delta");
    private static final int ITEMS = 12;
    private static final int THREADS = Integer.getInteger("isolation.threads", 40);
    private static final int SECONDS = Integer.getInteger("isolation.seconds", 5);

    private static LocalTables accounts;
    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        Path data = Server.fresh();
        Path config = Files.createDirectories(data.resolve("config"));
        accounts = LocalTables.start();
        for (String profile : PROFILES) {
            fill(accounts.of(profile), profile);
            Files.writeString(config.resolve("dev.tablegate.profile-" + profile + ".cfg"), """
                    slug = %1$s
                    label = %1$s
                    region = us-east-1
                    accessKeyId = %1$s
                    secretAccessKey = %1$s
                    endpoint = %2$s
                    """.formatted(
                            profile, accounts.endpoint()));
        }
        server = Server.run(data);
        for (String profile : PROFILES) {
            server.open(profile);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        accounts.close();
    }

    /** The same table with the same keys in every account; only the marker tells them apart. */
    private static void fill(LocalTables.Account tables, String profile) throws Exception {
        tables.send("CreateTable", """
                {"TableName":"Things","BillingMode":"PAY_PER_REQUEST",
                 "AttributeDefinitions":[{"AttributeName":"kind","AttributeType":"S"},{"AttributeName":"id","AttributeType":"S"}],
                 "KeySchema":[{"AttributeName":"kind","KeyType":"HASH"},{"AttributeName":"id","KeyType":"RANGE"}]}""");
        for (int i = 0; i < ITEMS; i++) {
            tables.send("PutItem", """
                    {"TableName":"Things","Item":{"kind":{"S":"k"},"id":{"S":"%02d"},"marker":{"S":"of-%s"}}}""".formatted(i, profile));
        }
    }

    /**
     * I1: 4 profiles by 3 scopes by every tool that reads tables, with an own cursor, one of another grant of the same
     * profile, and one of another profile. {@code StagingIT} has the part about change sets.
     */
    @Test
    void everyToolSeesItsOwnProfileOnlyAndKnowsNoForeignCursor() throws Exception {
        Map<String, Mcp> connections = connections();
        Map<String, Map<String, ObjectNode>> cursors = new TreeMap<>();
        var wrong = new ArrayList<String>();
        for (var connection : connections.entrySet()) {
            cursors.put(connection.getKey(), ownCursors(connection.getKey(), connection.getValue(), wrong));
        }
        for (var connection : connections.entrySet()) {
            cursors.forEach((owner, tools) -> tools.forEach((tool, arguments) -> {
                if (!owner.equals(connection.getKey())) {
                    wrong.addAll(withForeign(
                            connection.getKey() + " with that of " + owner, connection.getValue(), tool, arguments));
                }
            }));
        }
        assertEquals(List.of(), wrong);
    }

    private static Map<String, Mcp> connections() throws Exception {
        Map<String, Mcp> connections = new LinkedHashMap<>();
        for (String profile : PROFILES) {
            for (Scope scope : Scope.values()) {
                connections.put(profile + "/" + scope, new Mcp(server.mcp(), server.token(profile, scope)));
            }
        }
        return connections;
    }

    /** Calls every tool, looks for foreign markers, goes on once with each cursor, and gives that call back by tool. */
    private static Map<String, ObjectNode> ownCursors(String name, Mcp mcp, List<String> wrong) {
        Map<String, ObjectNode> cursors = new TreeMap<>();
        int found = 0;
        for (JsonNode tool : Mcp.result(mcp.modern("tools/list", "{}")).path("tools")) {
            String toolName = tool.path("name").asText();
            if (toolName.contains("stage")
                    || toolName.equals("copy_item")
                    || toolName.equals("submit_changes")
                    || toolName.equals("set_filter")) {
                continue;
            }
            ObjectNode arguments = arguments(tool);
            JsonNode answer = mcp.structured(toolName, arguments.toString());
            wrong.addAll(foreign(name + " " + toolName, answer));
            found += answer.toString().contains("of-" + profile(name)) ? 1 : 0;
            String cursor = answer.path("cursor").asText();
            if (!cursor.isEmpty()) {
                cursors.put(toolName, arguments.put("cursor", cursor));
                JsonNode next = mcp.structured(toolName, arguments.toString());
                wrong.addAll(foreign(name + " " + toolName, next));
                assertNotEquals(answer.path("items"), next.path("items"));
            }
        }
        assertTrue(found >= 4, name + " saw its own marker in " + found + " tools");
        assertTrue(cursors.size() >= 2, cursors.toString());
        return cursors;
    }

    private static ObjectNode arguments(JsonNode tool) {
        ObjectNode arguments = Mcp.JSON.createObjectNode();
        JsonNode known = tool.path("inputSchema").path("properties");
        boolean whole = tool.path("name").asText().equals("get_item");
        if (known.has("table")) {
            arguments.put("table", "Things");
        } else if (known.has("sql")) {
            arguments.put("sql", "select * from Things where kind = 'k'");
        }
        if (known.has("title")) {
            arguments.put("title", "Things of kind k");
        }
        if (known.has("compression")) {
            arguments.put("format", "csv");
        }
        if (known.path("key").path("type").asText().equals("object")) {
            arguments.putObject("key").put("kind", "k");
        }
        if (whole) {
            arguments.withObjectProperty("key").put("id", "03");
        }
        if (known.has("requests")) {
            arguments
                    .putObject("requests")
                    .putObject("Things")
                    .putArray("keys")
                    .addObject()
                    .put("kind", "k")
                    .put("id", "03");
        }
        if (known.has("limit") && known.has("cursor")) {
            arguments.put("limit", 3);
        }
        if (known.has("exact")) {
            arguments.put("exact", true);
        }
        return arguments;
    }

    private static List<String> foreign(String who, JsonNode answer) {
        String text = answer.toString();
        return PROFILES.stream()
                .filter(profile -> !who.startsWith(profile + "/") && text.contains("of-" + profile))
                .map(profile -> who + " saw " + profile + ": " + text)
                .toList();
    }

    /** A cursor of somebody else is answered as one that nobody ever had. */
    private static List<String> withForeign(String who, Mcp mcp, String tool, ObjectNode arguments) {
        String cursor = arguments.path("cursor").asText();
        String invented = cursor.substring(0, cursor.length() - 4) + "AAAA";
        JsonNode foreign = mcp.call(tool, arguments.toString());
        JsonNode missing =
                mcp.call(tool, arguments.deepCopy().put("cursor", invented).toString());
        boolean refused =
                foreign.path("isError").asBoolean() && missing.path("isError").asBoolean();
        String said = foreign.path("content").toString();
        return refused && said.equals(missing.path("content").toString())
                ? List.of()
                : List.of(who + " " + tool + ": " + foreign + " but " + missing);
    }

    private static String profile(String connection) {
        return connection.substring(0, connection.indexOf('/'));
    }

    /**
     * I2 with 40 threads over 20 grants on 4 accounts for 5 seconds; {@code -Disolation.threads=500
     * -Disolation.seconds=60} takes as many as the list of security tests asks for.
     */
    @Test
    void manyAtOnceNeverGetAnothersItems() throws Exception {
        List<Map.Entry<String, Mcp>> grants = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String profile = PROFILES.get(i % PROFILES.size());
            grants.add(Map.entry(profile + "/" + i, new Mcp(server.mcp(), server.token(profile, Scope.READ))));
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<List<String>>> readers = IntStream.range(0, THREADS)
                    .mapToObj(i -> (Callable<List<String>>) () -> read(grants, i, end))
                    .toList();
            for (Future<List<String>> wrong : threads.invokeAll(readers)) {
                assertEquals(List.of(), wrong.get());
            }
        }
    }

    private static List<String> read(List<Map.Entry<String, Mcp>> grants, int first, long end) {
        var wrong = new ArrayList<String>();
        for (int i = first; System.nanoTime() < end; i++) {
            var grant = grants.get(i % grants.size());
            String id = "%02d".formatted(i % ITEMS);
            JsonNode answer = grant.getValue()
                    .structured(
                            "get_item", "{\"table\":\"Things\",\"key\":{\"kind\":\"k\",\"id\":\"%s\"}}".formatted(id));
            if (!answer.path("item").path("marker").asText().equals("of-" + profile(grant.getKey()))) {
                wrong.add(grant.getKey() + " got " + answer);
            }
        }
        return wrong;
    }
}
