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
 * D6, for bulk updates: the server is killed while it adds 1 to each of 250 items, and started again. The update goes
 * on by itself, and 1 was added to each item once. 2 runs; 20 with {@code -Dtablegate.kills=20}.
 */
class BulkCrashIT {

    private static final int RUNS = Integer.getInteger("tablegate.kills", 2);
    private static final int ITEMS = 250;
    private static final long SEED = 20_261_121;

    /** By the rate of a bulk update that nobody chose a rate for, which is 100 items a second. */
    private static final long WHOLE_MILLIS = ITEMS * 10;

    /** What a write takes to get to DynamoDB: as long as to be killed on the way there, or back. */
    private static final Duration WAY = Duration.ofMillis(50);

    private static final Duration ENDED = Duration.ofSeconds(60);

    private static LocalTables accounts;
    private static RecordingProxy proxy;
    private static Path data;

    @BeforeAll
    static void start() throws Exception {
        data = Server.fresh();
        accounts = LocalTables.start();
        proxy = new RecordingProxy(accounts.endpoint());
        proxy.slow(WAY);
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
    void aKilledBulkUpdateAddsToEachItemOnce() throws Exception {
        var random = new Random(SEED);
        int middle = 0;
        var server = Server.run(data).open("works");
        try {
            var token = server.token("works", Scope.STAGE);
            for (int run = 0; run < RUNS; run++) {
                fill(run);
                var job = begin(new Mcp(server.mcp(), token), run);
                awaitFirst(run);
                long after = random.nextLong(WHOLE_MILLIS * 2 / 3);
                TimeUnit.MILLISECONDS.sleep(after);
                server.kill();
                long written = added(run);
                System.out.printf("killed %d ms after the first write: %d of %d added%n", after, written, ITEMS);
                middle += written > 0 && written < ITEMS ? 1 : 0;
                server = Server.run(data);
                check(ended(new Mcp(server.mcp(), token), job), run);
            }
        } finally {
            server.close();
        }
        System.out.printf("%d of %d kills came in the middle of the bulk update%n", middle, RUNS);
    }

    /** What the table holds, and what agents are told. */
    private static void check(JsonNode job, int run) {
        assertEquals("done", job.path("status").asText(), job.toString());
        assertEquals(ITEMS, added(run), "run " + run + ", " + job);
        var progress = job.path("progress");
        assertEquals(ITEMS, progress.path("changed").asInt(), progress.toString());
        assertEquals(
                0, progress.path("conflicts").asInt() + progress.path("failed").asInt(), progress.toString());
    }

    private static void fill(int run) {
        table().send("CreateTable", """
                {"TableName":"%s","BillingMode":"PAY_PER_REQUEST",
                 "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
                 "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}""".formatted(name(run)));
        for (int from = 0; from < ITEMS; from += 25) {
            var puts = IntStream.range(from, from + 25)
                    .mapToObj(number -> "{\"PutRequest\":{\"Item\":{\"id\":{\"S\":\"%03d\"},\"n\":{\"N\":\"%d\"}}}}"
                            .formatted(number, number))
                    .collect(Collectors.joining(","));
            table().send("BatchWriteItem", "{\"RequestItems\":{\"" + name(run) + "\":[" + puts + "]}}");
        }
    }

    /** Proposes it, and by the policy of the profile that begins it. */
    private static String begin(Mcp agent, int run) {
        return agent.structured("stage_bulk_update", """
                        {"table":"%s","expression":"SET n = n + :one","values":{":one":1}}""".formatted(name(run)))
                .path("job")
                .asText();
    }

    /** The trial before, and the first page, take as long as the machine is busy. */
    private static void awaitFirst(int run) throws InterruptedException {
        long end = System.nanoTime() + ENDED.toNanos();
        while (added(run) == 0) {
            assertTrue(System.nanoTime() < end, "nothing is written");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static JsonNode ended(Mcp agent, String job) throws InterruptedException {
        long end = System.nanoTime() + ENDED.toNanos();
        JsonNode found = Mcp.tree("{}");
        while (System.nanoTime() < end) {
            found = agent.structured("get_staged_change", "{\"job\":\"" + job + "\"}");
            if (!found.path("status").asText().equals("running")) {
                return found;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return found;
    }

    /** How often 1 was added. No item is anything but as it was, or one more. */
    private static long added(int run) {
        var now = new TreeMap<String, Integer>();
        var page = Mcp.tree(table().send("Scan", "{\"TableName\":\"" + name(run) + "\",\"ConsistentRead\":true}"));
        for (JsonNode item : page.path("Items")) {
            now.put(item.path("id").path("S").asText(), item.path("n").path("N").asInt());
        }
        assertEquals(ITEMS, now.size());
        for (Map.Entry<String, Integer> item : now.entrySet()) {
            int more = item.getValue() - Integer.parseInt(item.getKey());
            assertTrue(more == 0 || more == 1, item + " in run " + run);
        }
        return now.entrySet().stream()
                .filter(item -> item.getValue() != Integer.parseInt(item.getKey()))
                .count();
    }

    private static String name(int run) {
        return "Counted" + run;
    }

    private static LocalTables.Account table() {
        return accounts.of("works");
    }
}
