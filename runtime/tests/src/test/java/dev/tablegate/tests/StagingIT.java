// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An agent proposes changes; DynamoDB sees no write before a person commits them. */
class StagingIT {

    private static final String ANN = "{\"userId\":\"ann\",\"name\":\"Ann\",\"visits\":1}";
    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([^\"]+)\"");
    private static final int MOST_BYTES = 36_000;

    /** Arguments with which each tool does what it is for. */
    private static final Map<String, String> PLAUSIBLE = Map.ofEntries(
            Map.entry("list_tables", "{}"),
            Map.entry("describe_table", "{'table':'Ledger'}"),
            Map.entry("get_item", "{'table':'Ledger','key':{'userId':'ann'},'staged':true}"),
            Map.entry("batch_get_items", "{'requests':{'Ledger':{'keys':[{'userId':'ann'}]}}}"),
            Map.entry("query", "{'table':'Ledger','key':{'userId':'ann'}}"),
            Map.entry("scan", "{'table':'Ledger'}"),
            Map.entry("count_items", "{'table':'Ledger','exact':true}"),
            Map.entry("stage_put_item", "{'table':'Ledger','item':{'userId':'s1'},'reason':'S1'}"),
            Map.entry("stage_update_item", "{'table':'Ledger','key':{'userId':'ann'},'set':{'name':'S1'}}"),
            Map.entry("stage_delete_item", "{'table':'Ledger','key':{'userId':'bob'}}"),
            Map.entry(
                    "stage_batch_write",
                    "{'requests':{'Ledger':{'put':[{'userId':'s2'}],'delete':[{'userId':'cy'}]}}}"),
            Map.entry(
                    "stage_transaction",
                    "{'writes':[{'op':'put','table':'Ledger','item':{'userId':'s3'}},{'op':'delete','table':'Ledger',"
                            + "'key':{'userId':'bob'}}]}"),
            Map.entry("copy_item", "{'table':'Ledger','key':{'userId':'ann'},'toKey':{'userId':'s4'}}"),
            Map.entry("stage_bulk_update", "{'table':'Ledger','set':{'seen':true}}"),
            Map.entry("list_staged_changes", "{}"),
            Map.entry("get_staged_change", "{'set':'SET'}"),
            Map.entry("discard_staged_change", "{'set':'SET','change':1}"),
            Map.entry("submit_changes", "{'set':'SET','summary':'S1'}"),
            Map.entry("explain", "{'sql':'select * from Ledger'}"),
            Map.entry("run_sql", "{'sql':'select * from Ledger','allowScan':true}"),
            Map.entry("run_partiql", "{'sql':'select * from Ledger','allowScan':true}"),
            Map.entry("get_snapshot", "{}"),
            Map.entry("export", "{'format':'csv','table':'Ledger'}"),
            Map.entry("open_view", "{'title':'S1','table':'Ledger'}"),
            Map.entry("set_filter", "{'id':'VIEW','key':{'userId':'ann'}}"),
            Map.entry("list_views", "{}"));

    private static final Set<String> FULL_ONLY = Set.of("export", "open_view", "set_filter", "list_views");

    private static LocalTables accounts;
    private static RecordingProxy proxy;
    private static Server server;

    private Mcp agent;

    @BeforeAll
    static void start() throws Exception {
        Path data = Server.fresh();
        accounts = LocalTables.start();
        proxy = new RecordingProxy(accounts.endpoint());
        for (String table : List.of("Users", "Ledger")) {
            fill(accounts.of("works"), table);
        }
        Files.writeString(
                Files.createDirectories(data.resolve("config")).resolve("dev.tablegate.profile-works.cfg"),
                """
                slug = works
                label = works
                region = us-east-1
                accessKeyId = works
                secretAccessKey = works
                endpoint = %s
                """.formatted(proxy.address()));
        server = Server.run(data);
        server.open("works");
    }

    private static void fill(LocalTables.Account tables, String table) {
        tables.send("CreateTable", """
                {"TableName":"%s","BillingMode":"PAY_PER_REQUEST",
                 "AttributeDefinitions":[{"AttributeName":"userId","AttributeType":"S"}],
                 "KeySchema":[{"AttributeName":"userId","KeyType":"HASH"}]}""".formatted(table));
        for (String name : List.of("Ann", "Bob", "Cy", "Dan")) {
            tables.send("PutItem", """
                    {"TableName":"%s","Item":{"userId":{"S":"%s"},"name":{"S":"%s"},"visits":{"N":"1"}}}""".formatted(table, name.toLowerCase(Locale.ROOT), name));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        proxy.close();
        accounts.close();
    }

    @BeforeEach
    void connect() throws Exception {
        agent = agent(Scope.STAGE);
    }

    @Test
    void stagedChangesAreSeenByThisAgentOnlyAndWrittenNowhere() throws Exception {
        var put = agent.structured(
                "stage_put_item",
                "{\"table\":\"Users\",\"item\":{\"userId\":\"eve\",\"name\":\"Eve\"},\"reason\":\"new\"}");
        assertTrue(put.path("note").asText().contains("nothing is written"), put.toString());
        assertTrue(put.path("review")
                .asText()
                .contains("/tablegate-changes?set=" + put.path("set").asText()));
        var update = agent.structured(
                "stage_update_item",
                "{\"table\":\"Users\",\"key\":{\"userId\":\"ann\"},\"expression\":\"SET visits = visits + :n REMOVE #n\","
                        + "\"condition\":\"visits = :n\",\"names\":{\"#n\":\"name\"},\"values\":{\":n\":1}}");
        assertEquals(Mcp.tree("{\"userId\":\"ann\",\"visits\":2}"), update.path("item"));
        var delete = agent.structured("stage_delete_item", "{\"table\":\"Users\",\"key\":{\"userId\":\"bob\"}}");
        assertEquals("Bob", delete.path("old").path("name").asText());

        var staged = agent.structured("scan", "{\"table\":\"Users\",\"staged\":true}");
        assertEquals(2, staged.path("staged").asInt());
        assertEquals(List.of("ann", "cy", "dan", "eve"), ids(staged));
        assertEquals(List.of("ann", "bob", "cy", "dan"), ids(agent.structured("scan", "{\"table\":\"Users\"}")));
        var other = agent(Scope.STAGE);
        assertEquals(
                Mcp.tree(ANN),
                other.structured("get_item", "{\"table\":\"Users\",\"key\":{\"userId\":\"ann\"},\"staged\":true}")
                        .path("item"));
        assertEquals(List.of(), proxy.writes());
    }

    @Test
    void aConditionThatDoesNotHoldIsRefusedWithTheItem() {
        var refused = agent.call(
                "stage_delete_item",
                "{\"table\":\"Users\",\"key\":{\"userId\":\"ann\"},\"condition\":\"visits > :n\",\"values\":{\":n\":5}}");
        assertTrue(refused.path("isError").asBoolean());
        String text = refused.path("content").path(0).path("text").asText();
        assertTrue(text.contains("does not hold") && text.contains("Ann"), text);
        var copy = agent.call(
                "copy_item", "{\"table\":\"Users\",\"key\":{\"userId\":\"ann\"},\"toKey\":{\"userId\":\"bob\"}}");
        assertTrue(copy.path("content").toString().contains("overwrite"), copy.toString());
    }

    @Test
    void threeHundredWritesAreStagedPagedSubmittedAndDiscarded() {
        String items = IntStream.range(0, 300)
                .mapToObj("{\"userId\":\"many%03d\"}"::formatted)
                .collect(Collectors.joining(","));
        var tally = agent.structured("stage_batch_write", "{\"requests\":{\"Users\":{\"put\":[" + items + "]}}}");
        assertEquals(300, tally.path("puts").asInt(), tally.toString());
        String set = tally.path("set").asText();
        var numbers = new HashSet<Integer>();
        String cursor = "";
        do {
            var page = agent.structured("get_staged_change", "{\"set\":\"" + set + "\",\"limit\":120" + cursor + "}");
            page.path("changes")
                    .forEach(change -> numbers.add(change.path("change").asInt()));
            cursor = page.has("cursor") ? ",\"cursor\":\"" + page.path("cursor").asText() + "\"" : "";
        } while (!cursor.isEmpty());
        assertEquals(300, numbers.size());
        agent.structured("discard_staged_change", "{\"set\":\"" + set + "\",\"change\":1}");
        var submitted = agent.structured("submit_changes", "{\"summary\":\"many\"}");
        assertEquals("submitted", submitted.path("status").asText());
        assertEquals(299, submitted.path("changes").asInt());
        var discarded = agent.structured("discard_staged_change", "{\"set\":\"" + set + "\"}");
        assertEquals("discarded", discarded.path("status").asText());
        var listed = agent.structured("list_staged_changes", "{}");
        assertEquals(set, listed.path("sets").path(0).path("id").asText());
        assertEquals(List.of(), proxy.writes());
    }

    @Test
    void aTransactionIsASetOfItsOwn() {
        var tally = agent.structured(
                "stage_transaction",
                "{\"writes\":[{\"op\":\"check\",\"table\":\"Users\",\"key\":{\"userId\":\"ann\"},"
                        + "\"condition\":\"attribute_exists(userId)\"},"
                        + "{\"op\":\"delete\",\"table\":\"Users\",\"key\":{\"userId\":\"dan\"}}]}");
        var shown = agent.structured(
                "get_staged_change", "{\"set\":\"" + tally.path("set").asText() + "\"}");
        assertTrue(shown.path("atomic").asBoolean());
        assertEquals("check", shown.path("changes").path(0).path("kind").asText());
        assertTrue(agent.call(
                        "discard_staged_change",
                        "{\"set\":\"" + tally.path("set").asText() + "\",\"change\":2}")
                .path("isError")
                .asBoolean());
    }

    @Test
    void aBulkUpdateIsTriedAndWaitsForAPerson() {
        var shown = agent.structured(
                "stage_bulk_update",
                "{\"table\":\"Users\",\"filter\":{\"attribute\":\"name\",\"op\":\"begins_with\",\"value\":\"C\"},"
                        + "\"expression\":\"SET visits = visits + :n\",\"values\":{\":n\":1},\"reason\":\"a recount\"}");
        assertEquals(1, shown.path("matched").asInt(), shown.toString());
        assertEquals(
                2,
                shown.path("sample")
                        .path(0)
                        .path("differences")
                        .path(0)
                        .path("after")
                        .asInt());
        assertTrue(shown.path("review").asText().contains("/tablegate-jobs?job="), shown.toString());
        String handle = "{\"job\":\"" + shown.path("job").asText() + "\"}";
        assertEquals(
                "proposed",
                agent.structured("get_staged_change", handle).path("status").asText());
        assertEquals(
                "cancelled",
                agent.structured("discard_staged_change", handle).path("status").asText());
        assertEquals(List.of(), proxy.writes());
    }

    /** I1 for change sets and jobs: what belongs to another connection is answered like what never was. */
    @Test
    void handlesOfOthersAreAnsweredLikeOnesThatNeverWere() throws Exception {
        String set = agent.structured("stage_delete_item", "{\"table\":\"Users\",\"key\":{\"userId\":\"cy\"}}")
                .path("set")
                .asText();
        String job = agent.structured("stage_bulk_update", "{\"table\":\"Users\",\"set\":{\"seen\":true}}")
                .path("job")
                .asText();
        var other = agent(Scope.FULL);
        var wrong = new ArrayList<String>();
        for (var tool : List.of("get_staged_change", "discard_staged_change", "submit_changes")) {
            String more = tool.equals("submit_changes") ? ",\"summary\":\"mine\"" : "";
            for (var handle : tool.equals("submit_changes") ? List.of("set") : List.of("set", "job")) {
                String id = handle.equals("set") ? set : job;
                var foreign = other.call(tool, "{\"%s\":\"%s\"%s}".formatted(handle, id, more));
                String never = id.substring(0, id.length() - 4) + "aaaa";
                var missing = other.call(tool, "{\"%s\":\"%s\"%s}".formatted(handle, never, more));
                String said = foreign.path("content").toString().replace(id, "ID");
                if (!foreign.path("isError").asBoolean()
                        || !said.equals(missing.path("content").toString().replace(never, "ID"))) {
                    wrong.add(tool + " " + handle + ": " + foreign + " but " + missing);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(
                0,
                other.structured("list_staged_changes", "{}").path("setCount").asInt());
        assertEquals(
                "open",
                agent.structured("get_staged_change", "{\"set\":\"" + set + "\"}")
                        .path("status")
                        .asText());
    }

    @Test
    void theToolsAreThereForTheStageTierOnlyAndTheListStaysSmall() throws Exception {
        var reading = tools(agent(Scope.READ));
        var staging = tools(agent);
        var expected = new TreeSet<>(PLAUSIBLE.keySet());
        expected.removeAll(FULL_ONLY);
        assertTrue(staging.containsAll(expected), staging.toString());
        assertTrue(reading.stream().noneMatch(name -> name.startsWith("stage_") || name.contains("staged")));
        assertEquals(
                403,
                agent(Scope.READ)
                        .modern("tools/call", "{\"name\":\"submit_changes\",\"arguments\":{\"summary\":\"x\"}}")
                        .statusCode());
        var listed = Mcp.result(agent.modern("tools/list", "{}")).path("tools").toString();
        assertTrue(listed.length() < MOST_BYTES, "tools/list has " + listed.length() + " characters");
        var discovered = Mcp.result(agent.modern("server/discover", "{}"));
        assertTrue(discovered.path("instructions").asText().contains("submit_changes"), discovered.toString());
    }

    /**
     * S1: every tool at every scope, with arguments with which it does what it is for; DynamoDB sees reads only, until a
     * person commits.
     */
    @Test
    void noToolWritesBeforeAPersonCommits() throws Exception {
        var failed = new ArrayList<String>();
        String set = "";
        Mcp submitter = agent;
        for (Scope scope : Scope.values()) {
            var mcp = agent(scope);
            submitter = mcp;
            set = scope.includes(Scope.STAGE) ? stagedSet(mcp) : "";
            String view = scope.includes(Scope.FULL)
                    ? mcp.structured("open_view", "{\"title\":\"S1\",\"table\":\"Ledger\"}")
                            .path("id")
                            .asText()
                    : "";
            var names = tools(mcp);
            var unknown = new TreeSet<>(names);
            unknown.removeAll(PLAUSIBLE.keySet());
            assertEquals(List.of(), List.copyOf(unknown), "tools that this test has no arguments for");
            for (String name : PLAUSIBLE.keySet().stream().sorted().toList()) {
                if (names.contains(name) && !name.equals("discard_staged_change")) {
                    String arguments = PLAUSIBLE
                            .get(name)
                            .replace('\'', '"')
                            .replace("SET", set)
                            .replace("VIEW", view);
                    var answer = mcp.call(name, arguments);
                    if (answer.path("isError").asBoolean()) {
                        failed.add(scope + " " + name + ": " + answer);
                    }
                }
            }
        }
        assertEquals(List.of(), failed);
        assertFalse(proxy.operations().isEmpty());
        assertEquals(List.of(), proxy.writes());

        commit(set);
        String handle = "{\"set\":\"" + set + "\"}";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!status(submitter, handle).equals("committed")) {
            assertTrue(System.nanoTime() < end, "the set is " + status(submitter, handle));
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals(
                List.of("TransactWriteItems"),
                proxy.writes().stream().distinct().toList());
        proxy.forget();
    }

    private static String status(Mcp mcp, String handle) {
        return mcp.structured("get_staged_change", handle).path("status").asText();
    }

    private static String stagedSet(Mcp mcp) {
        return mcp.structured("stage_put_item", "{\"table\":\"Ledger\",\"item\":{\"userId\":\"s0\"}}")
                .path("set")
                .asText();
    }

    private static void commit(String set) throws Exception {
        var operator = Visitor.operator(server, "ada");
        var page = operator.get("/system/console/tablegate-changes?set=" + set).body();
        var digest = DIGEST.matcher(page);
        assertTrue(digest.find(), page);
        operator.console("changes", Map.of("of", set, "action", "commit", "digest", digest.group(1)));
    }

    private static Mcp agent(Scope scope) throws Exception {
        return new Mcp(server.mcp(), server.token("works", scope));
    }

    private static TreeSet<String> tools(Mcp mcp) {
        return StreamSupport.stream(
                        Mcp.result(mcp.modern("tools/list", "{}")).path("tools").spliterator(), false)
                .map(tool -> tool.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> ids(JsonNode found) {
        return StreamSupport.stream(found.path("items").spliterator(), false)
                .map(item -> item.path("userId").asText())
                .sorted()
                .toList();
    }
}
