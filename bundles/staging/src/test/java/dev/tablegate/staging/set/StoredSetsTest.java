// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.staging.Reviews;
import dev.tablegate.host.store.StoreFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.tablegate.staging.set.Engine.call;
import static dev.tablegate.staging.set.Engine.delete;
import static dev.tablegate.staging.set.Engine.other;
import static dev.tablegate.staging.set.Engine.put;
import static dev.tablegate.staging.set.Engine.text;
import static dev.tablegate.staging.set.Engine.update;
import static dev.tablegate.staging.set.Engine.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How sets are kept: whole, bounded, and each for its connection. */
class StoredSetsTest {

    private Engine engine = new Engine();

    @AfterEach
    void stop() {
        engine.close();
    }

    private static List<Write> puts(int from, int to, int age) {
        return IntStream.range(from, to)
                .mapToObj(i -> put(user("user" + i, "age", age)))
                .toList();
    }

    private List<Change> changes(String set) {
        return engine.staging.changes(call(), set, 1, 1_000);
    }

    @Test
    void keepsEverythingOverARestart() {
        engine.world.tables().put("Users", user("ada", "age", 36));
        String set = engine.staging
                .stageAll(call(), List.of(delete("ada"), put(user("grace", "text", "x".repeat(300_000)))), "tidy up")
                .getFirst()
                .set()
                .id();
        List<Change> before = changes(set);
        String digest = engine.review(set).digest();
        engine = engine.restart();
        assertEquals(before, changes(set));
        assertEquals(digest, engine.review(set).digest());
        assertEquals(set, engine.stage(put(user("bob"))).set().id());
    }

    /** Images of 400 KB, and full of what JSON has to escape, are cut into values that the store takes. */
    @Test
    void keepsImagesThatAreLargerThanAValue() {
        engine = new Engine(engine.world.with(new LimitedStore(engine.world.store())));
        var noise = new byte[300 * 1024];
        new Random(1).nextBytes(noise);
        Map<String, Value> large = new HashMap<>(user("ada"));
        large.put("noise", Value.Binary.of(noise));
        Map<String, Value> escaped = user("grace", "text", "\u0001".repeat(390 * 1024));
        engine.world.tables().put("Users", user("ada", "old", "y".repeat(390 * 1024)));
        String set = engine.stage(put(large)).set().id();
        engine.stage(put(escaped));
        engine.stage(update("ada", "SET more = :m", Map.of(":m", text("z".repeat(90_000)))));
        large.put("more", text("z".repeat(90_000)));
        assertEquals(Optional.of(large), changes(set).get(0).result());
        assertEquals(Optional.of(escaped), changes(set).get(1).result());
        engine.commit(set);
        assertEquals(Optional.of(large), engine.user("ada"));
    }

    /** Whichever of its writes is the last that the store makes, a batch is there as a whole or not at all. */
    @Test
    void leavesNoHalfABatchAfterACrash() {
        int crashes = 0;
        for (int writes = 0; ; writes++) {
            var fresh = Engine.World.fresh();
            try (var before = new Engine(fresh)) {
                before.staging.stageAll(call(), puts(0, 60, 1), "");
            }
            var store = new CrashingStore(fresh.store(), writes);
            try (var crashing = new Engine(fresh.with(store))) {
                crashing.staging.stageAll(call(), puts(30, 120, 2), "");
            } catch (StoreFailure crashed) {
                crashes++;
            }
            try (var after = new Engine(fresh)) {
                String set = after.staging.list(call()).getFirst().id();
                List<Change> found = after.staging.changes(call(), set, 1, 1_000);
                assertEquals(after.staging.find(call(), set).changes(), found.size());
                assertTrue(found.size() == 60 || found.size() == 120, () -> found.size() + " changes");
                assertEquals(
                        found.size(),
                        new HashSet<>(found.stream().map(Change::key).toList()).size());
                long second = found.stream()
                        .filter(one -> one.result().orElseThrow().get("age").equals(Value.Num.of(2)))
                        .count();
                assertEquals(found.size() == 60 ? 0 : 90, second);
                after.staging.stageAll(call(), puts(0, 120, 3), "");
                assertEquals(120, after.staging.changes(call(), set, 1, 1_000).size());
            }
            if (!store.crashed()) {
                break;
            }
        }
        assertTrue(crashes > 3, () -> "only a few crashes");
    }

    /** Many calls of one connection at once: one open set, and no write is lost. */
    @Test
    void keepsOneOpenSetForManyCallsAtOnce() throws Exception {
        engine.world.tables().put("Users", user("counter", "count", 0));
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<ChangeSet>>();
            for (int i = 0; i < 40; i++) {
                int number = i;
                running.add(many.submit(() -> {
                    engine.stage(counted());
                    return engine.stage(put(user("user" + number))).set();
                }));
            }
            var sets = new HashSet<String>();
            for (Future<ChangeSet> one : running) {
                sets.add(one.get().id());
            }
            assertEquals(1, sets.size());
            String set = sets.iterator().next();
            assertEquals(41, changes(set).size());
            assertEquals(
                    Optional.of(user("counter", "count", 40)),
                    engine.staging
                            .of(call(), "Users", Map.of("id", text("counter")))
                            .orElseThrow()
                            .item());
        }
    }

    private static Write counted() {
        return new Write.Update(
                "Users",
                Map.of("id", text("counter")),
                new Expression("SET #c = #c + :one", Map.of("#c", "count"), Map.of(":one", Value.Num.of(1))),
                Optional.empty());
    }

    @Test
    void answersForeignSetsLikeOnesThatNeverWere() {
        String set = engine.stage(put(user("ada"))).set().id();
        String never = Ids.fresh();
        assertEquals(List.of(), engine.staging.list(other()));
        assertEquals(List.of(), engine.staging.of(other(), "Users"));
        assertEquals(Optional.empty(), engine.staging.of(other(), "Users", Map.of("id", text("ada"))));
        for (String id : List.of(set, never, "", "x", "../" + set, set + "/00001")) {
            var words = new HashSet<String>();
            words.add(refused(() -> engine.staging.find(other(), id)));
            words.add(refused(() -> engine.staging.changes(other(), id, 1, 10)));
            words.add(refused(() -> engine.staging.discard(other(), id, OptionalInt.empty())));
            words.add(refused(() -> engine.staging.discard(other(), id, OptionalInt.of(1))));
            words.add(refused(() -> engine.staging.submit(other(), Optional.of(id), "")));
            words.add(refused(() -> engine.staging.find(other(), never)));
            words.add(refused(() -> engine.staging.find(call().withProfile("other"), id)));
            assertEquals(1, words.size(), words::toString);
        }
        assertEquals(1, changes(set).size());
    }

    private static String refused(Runnable call) {
        return assertThrows(ToolException.class, call::run).getMessage();
    }

    @Test
    void boundsSetsAndTheirContent() {
        List<Write> all = puts(0, 5_001, 1);
        assertTrue(refused(() -> engine.staging.stageAll(call(), all, "")).contains("5000"));
        engine.staging.stageAll(call(), all.subList(0, 5_000), "");
        assertTrue(refused(() -> engine.stage(put(user("more")))).contains("5000 changes"));
        engine.stage(put(user("user1", "age", 2)));
        engine.staging.submit(call(), Optional.empty(), "");
        for (int i = 1; i < 20; i++) {
            engine.stage(put(user("ada" + i)));
            engine.staging.submit(call(), Optional.empty(), "");
        }
        assertTrue(refused(() -> engine.stage(put(user("more")))).contains("20 change sets"));
        assertTrue(refused(() -> engine.staging.transaction(call(), List.of(put(user("more"))), ""))
                .contains("20 change sets"));
        engine.staging.stage(other(), put(user("more")), "");
        engine.staging.discard(call(), engine.staging.list(call()).getFirst().id(), OptionalInt.empty());
        engine.stage(put(user("more")));
    }

    @Test
    void boundsTheBytesOfASet() {
        String text = "x".repeat(399 * 1024);
        List<Write> large = IntStream.range(0, 100)
                .mapToObj(i -> put(user("user" + i, "text", text)))
                .toList();
        assertTrue(refused(() -> engine.staging.stageAll(call(), large, "")).contains("64 MB"));
        assertEquals(List.of(), engine.staging.list(call()));
        for (Write one : large.subList(0, 80)) {
            engine.stage(one);
        }
        assertTrue(refused(() -> engine.staging.stageAll(call(), large.subList(80, 100), ""))
                .contains("64 MB"));
    }

    @Test
    void boundsTheWritesOfOneItemAndTheWordsAboutThem() {
        for (int i = 0; i < Draft.MOST_STEPS; i++) {
            engine.stage(put(user("ada", "age", i)));
        }
        assertTrue(refused(() -> engine.stage(put(user("ada", "age", 0)))).contains("times"));
        assertTrue(refused(() -> engine.staging.stage(call(), put(user("bob")), "x".repeat(1_001)))
                .contains("1001"));
    }

    @Test
    void endsSetsThatNobodyCommits() {
        String set = engine.stage(put(user("ada"))).set().id();
        engine.world.clock().advance(Duration.ofDays(14));
        assertEquals(Status.EXPIRED, engine.staging.find(call(), set).status());
        assertEquals(
                Status.EXPIRED, engine.reviews.list(false, 10).getFirst().set().status());
        assertEquals(Optional.empty(), engine.staging.of(call(), "Users", Map.of("id", text("ada"))));
        assertThrows(IllegalArgumentException.class, () -> engine.commit(set));
        assertNotEquals(set, engine.stage(put(user("ada"))).set().id());
        engine.sweeper.sweep();
        engine.sweeper.sweep();
        assertEquals(
                1,
                engine.world.audit().events().stream()
                        .filter(event -> event.action().equals("expire"))
                        .count());
        engine.world.clock().advance(Ending.KEPT);
        engine.sweeper.sweep();
        engine.sweeper.sweep();
        assertEquals(Optional.empty(), engine.reviews.find(set));
        assertEquals(1, engine.staging.list(call()).size());
    }

    @Test
    void forgetsEverythingOfASetInTheEnd() {
        String set = engine.staging
                .stageAll(call(), puts(0, 150, 1), "")
                .getFirst()
                .set()
                .id();
        engine.commit(set);
        engine.world.clock().advance(Ending.KEPT);
        engine.sweeper.sweep();
        assertTrue(!engine.world.store().list(Ids.SET, "").stream()
                .anyMatch(entry -> entry.id().startsWith(set)));
        for (String kind : List.of(Ids.CHANGE, Ids.IMAGES, Ids.ITEM, Ids.CONNECTION)) {
            assertEquals(List.of(), engine.world.store().list(kind, ""));
        }
    }

    @Test
    void tellsPagesOnceOfManyChanges() throws Exception {
        String set = engine.stage(put(user("ada"))).set().id();
        for (int i = 0; i < 20; i++) {
            engine.stage(put(user("user" + i)));
        }
        while (engine.world.events().sent.isEmpty()) {
            Thread.sleep(10);
        }
        var event = engine.world.events().sent.getFirst();
        assertEquals(Reviews.CHANGED, event.getTopic());
        assertEquals(set, event.getProperty("id"));
        assertTrue(engine.world.events().sent.size() < 20);
    }
}
