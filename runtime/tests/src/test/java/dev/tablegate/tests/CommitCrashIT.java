// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * D6: the server is killed in the middle of a commit of 250 changes, three transactions. Each item is changed once or
 * not at all, and after the restart agents and people are told what the table says. 3 runs; 30 with {@code
 * -Dtablegate.kills=30}.
 */
class CommitCrashIT {

    private static final int RUNS = Integer.getInteger("tablegate.kills", 3);
    private static final int CHANGES = 250;
    private static final long SEED = 20_261_121;

    /** What a transaction takes to get to DynamoDB: as long as to be killed on the way there, or back. */
    private static final Duration WAY = Duration.ofMillis(150);

    private static final Duration SETTLED = Duration.ofSeconds(60);

    private static LocalTables accounts;
    private static RecordingProxy proxy;
    private static Path data;

    @BeforeAll
    static void start() throws Exception {
        data = Server.fresh();
        accounts = LocalTables.start();
        proxy = new RecordingProxy(accounts.endpoint());
        proxy.slow(WAY);
        table().send("CreateTable", """
                {"TableName":"Things","BillingMode":"PAY_PER_REQUEST",
                 "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
                 "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}""");
        Files.writeString(
                Files.createDirectories(data.resolve("config")).resolve("dev.tablegate.profile-works.cfg"),
                """
                slug = works
                label = works
                region = us-east-1
                accessKeyId = works
                secretAccessKey = works
                endpoint = %s
                commit.approvers = 0
                """.formatted(proxy.address()));
    }

    @AfterAll
    static void stop() {
        proxy.close();
        accounts.close();
    }

    @Test
    void aKilledCommitIsFinishedAndToldAsItIs() throws Exception {
        var random = new Random(SEED);
        int middle = 0;
        var server = Server.run(data).open("works");
        try {
            Visitor.operator(server, "ada");
            var token = server.token("works", Scope.STAGE);
            long whole = commitUndisturbed(new Mcp(server.mcp(), token));
            for (int run = 1; run <= RUNS; run++) {
                fill(run);
                var set = stage(new Mcp(server.mcp(), token), run);
                long after = random.nextLong(Math.min(whole, 2_500));
                TimeUnit.MILLISECONDS.sleep(after);
                server.kill();
                int written = written(run);
                System.out.printf("killed after %d of %d ms: %d of %d written%n", after, whole, written, CHANGES);
                middle += written > 0 && written < CHANGES ? 1 : 0;
                server = Server.run(data);
                var agent = new Mcp(server.mcp(), token);
                assertEquals("committed", settled(agent, set), "run " + run);
                assertEquals(CHANGES, written(run), "run " + run);
                checkReport(agent, server, set);
            }
        } finally {
            server.close();
        }
        System.out.printf("%d of %d kills came in the middle of the commit%n", middle, RUNS);
    }

    /** How long a commit takes here, in milliseconds. */
    private static long commitUndisturbed(Mcp agent) throws Exception {
        fill(0);
        var set = stage(agent, 0);
        long began = System.nanoTime();
        assertEquals("committed", settled(agent, set));
        assertEquals(CHANGES, written(0));
        return Math.max(50, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    /** Two of five things are there before: one is changed, one removed. The others are made. */
    private static void fill(int run) {
        for (int from = 0; from < CHANGES; from += 50) {
            var puts = IntStream.range(from, from + 50)
                    .filter(number -> number % 5 < 2)
                    .mapToObj(number -> "{\"PutRequest\":{\"Item\":{\"id\":{\"S\":\"%s\"},\"n\":{\"N\":\"1\"}}}}"
                            .formatted(id(run, number)))
                    .collect(Collectors.joining(","));
            table().send("BatchWriteItem", "{\"RequestItems\":{\"Things\":[" + puts + "]}}");
        }
    }

    /** Stages all changes and has them committed, which the policy of the profile allows without people. */
    private static String stage(Mcp agent, int run) {
        var puts = IntStream.range(0, CHANGES)
                .filter(number -> number % 5 != 1)
                .mapToObj(number -> "{\"id\":\"%s\",\"n\":2}".formatted(id(run, number)))
                .collect(Collectors.joining(","));
        var deletes = IntStream.range(0, CHANGES)
                .filter(number -> number % 5 == 1)
                .mapToObj(number -> "{\"id\":\"%s\"}".formatted(id(run, number)))
                .collect(Collectors.joining(","));
        var staged = agent.structured(
                "stage_batch_write",
                "{\"requests\":{\"Things\":{\"put\":[" + puts + "],\"delete\":[" + deletes + "]}}}");
        agent.structured("submit_changes", "{\"summary\":\"run " + run + "\"}");
        return staged.path("set").asText();
    }

    private static String settled(Mcp agent, String set) throws InterruptedException {
        long end = System.nanoTime() + SETTLED.toNanos();
        String status = "";
        while (System.nanoTime() < end) {
            status = status(agent, set);
            if (!status.equals("committing")) {
                return status;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return status;
    }

    private static String status(Mcp agent, String set) {
        for (var one : agent.structured("list_staged_changes", "{\"limit\":5}").path("sets")) {
            if (one.path("id").asText().equals(set)) {
                return one.path("status").asText();
            }
        }
        return "not there";
    }

    /** What agents are told of each change, and people of the set. */
    private static void checkReport(Mcp agent, Server server, String set) throws Exception {
        String cursor = "";
        int told = 0;
        do {
            var page = agent.structured("get_staged_change", "{\"set\":\"" + set + "\",\"limit\":250" + cursor + "}");
            for (var change : page.path("changes")) {
                assertEquals("committed", change.path("outcome").asText(), change.toString());
                told++;
            }
            cursor = page.has("cursor") ? ",\"cursor\":\"" + page.path("cursor").asText() + "\"" : "";
        } while (!cursor.isEmpty());
        assertEquals(CHANGES, told);
        var person = new Visitor(server);
        person.form("/sign-in", Map.of("name", "ada", "password", Visitor.PASSWORD));
        var page = person.get("/system/console/tablegate-changes?set=" + set);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<strong>committed</strong> (250 written)"), page.body());
    }

    /** How many changes of a run the table shows. Every item is as it was, or as it is to be. */
    private static int written(int run) {
        var now = new TreeMap<String, String>();
        String from = "";
        do {
            var page = Mcp.tree(table().send("Scan", "{\"TableName\":\"Things\",\"ConsistentRead\":true" + from + "}"));
            for (JsonNode item : page.path("Items")) {
                now.put(
                        item.path("id").path("S").asText(),
                        item.path("n").path("N").asText());
            }
            from = page.has("LastEvaluatedKey") ? ",\"ExclusiveStartKey\":" + page.path("LastEvaluatedKey") : "";
        } while (!from.isEmpty());
        int written = 0;
        for (int number = 0; number < CHANGES; number++) {
            String before = number % 5 < 2 ? "1" : "none";
            String after = number % 5 == 1 ? "none" : "2";
            String is = now.getOrDefault(id(run, number), "none");
            assertTrue(is.equals(before) || is.equals(after), id(run, number) + " is " + is);
            written += is.equals(after) ? 1 : 0;
        }
        return written;
    }

    private static String id(int run, int number) {
        return "run%02d-%03d".formatted(run, number);
    }

    private static LocalTables.Account table() {
        return accounts.of("works");
    }
}
