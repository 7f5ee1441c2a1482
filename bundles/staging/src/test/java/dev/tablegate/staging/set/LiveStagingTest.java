// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.staging.StagedItems.Image;
import dev.tablegate.api.staging.Staging.Staged;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.tablegate.staging.set.Engine.call;
import static dev.tablegate.staging.set.Engine.delete;
import static dev.tablegate.staging.set.Engine.expression;
import static dev.tablegate.staging.set.Engine.put;
import static dev.tablegate.staging.set.Engine.text;
import static dev.tablegate.staging.set.Engine.update;
import static dev.tablegate.staging.set.Engine.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LiveStagingTest {

    private final Engine engine = new Engine();

    @AfterEach
    void stop() {
        engine.close();
    }

    private String refused(Write write) {
        return assertThrows(ToolException.class, () -> engine.stage(write)).getMessage();
    }

    @Test
    void gathersWritesInOneOpenSetAndWritesNothing() {
        Staged first = engine.stage(put(user("ada", "age", 36)));
        Staged second = engine.stage(put(user("grace", "age", 85)));
        assertEquals(first.set().id(), second.set().id());
        assertEquals(2, second.set().changes());
        assertEquals(Status.OPEN, second.set().status());
        assertEquals(Change.Kind.PUT, second.change().orElseThrow().kind());
        assertEquals(2, second.change().orElseThrow().number());
        assertEquals(Optional.empty(), engine.user("ada"));
        assertEquals(
                "http://127.0.0.1:7070/system/console/tablegate-changes?set="
                        + first.set().id(),
                first.set().review().toString());
    }

    @Test
    void makesOneChangeOfSeveralWritesOfOneItem() {
        engine.world.tables().put("Users", user("ada", "age", 36, "city", "London"));
        engine.stage(update("ada", "SET age = age + :one", Map.of(":one", Value.Num.of(1))));
        Staged staged = engine.stage(update("ada", "SET age = age + :one", Map.of(":one", Value.Num.of(1))));
        assertEquals(1, staged.set().changes());
        assertEquals(Optional.of(user("ada", "age", 37, "city", "London")), staged.base());
        assertEquals(Optional.of(user("ada", "age", 38, "city", "London")), staged.result());
        Change change = staged.change().orElseThrow();
        assertEquals(Change.Kind.UPDATE, change.kind());
        assertEquals(Optional.of(user("ada", "age", 36, "city", "London")), change.base());
    }

    @Test
    void anUpdateReadsTheKeyOfTheItemThatItMakesAndNeverWritesIt() {
        Staged staged = engine.stage(update("ada", "SET city = id", Map.of()));
        assertEquals(Optional.of(user("ada", "city", "ada")), staged.result());
        for (String text : List.of("SET id = :id", "REMOVE id", "SET city = id.part")) {
            var values = text.contains(":id") ? Map.<String, Value>of(":id", text("ada")) : Map.<String, Value>of();
            assertTrue(refused(update("ada", text, values)).contains("part of the key"), text);
        }
        assertTrue(refused(put(user("bob"), expression("attribute_exists(id.part)", Map.of())))
                .contains("part of the key"));
    }

    @Test
    void leavesNoChangeWhereNothingWouldChange() {
        engine.world.tables().put("Users", user("ada", "age", 36));
        assertEquals(Optional.empty(), engine.stage(put(user("ada", "age", 36))).change());
        engine.stage(put(user("ada", "age", 37)));
        Staged back = engine.stage(put(user("ada", "age", 36)));
        assertEquals(Optional.empty(), back.change());
        assertEquals(0, back.set().changes());
        engine.stage(put(user("new")));
        assertEquals(0, engine.stage(delete("new")).set().changes());
    }

    @Test
    void refusesAWriteWhoseConditionDoesNotHoldAndSaysWhatTheItemIs() {
        engine.world.tables().put("Users", user("ada", "age", 36));
        String sentence = refused(put(user("ada"), expression("attribute_not_exists(id)", Map.of())));
        assertTrue(sentence.contains("\"age\":36"), sentence);
        engine.stage(update("ada", "SET age = :a", Map.of(":a", Value.Num.of(40))));
        refused(update("ada", "REMOVE age", Map.of(), expression("age = :a", Map.of(":a", Value.Num.of(36)))));
        engine.stage(update("ada", "REMOVE age", Map.of(), expression("age = :a", Map.of(":a", Value.Num.of(40)))));
    }

    @Test
    void refusesItemsThatDynamoDbWouldNotTake() {
        assertTrue(refused(put(Map.of("name", text("ada")))).contains("'id' is missing"));
        assertTrue(refused(put(Map.of("id", Value.Num.of(1)))).contains("type S, not N"));
        assertTrue(refused(put(user(""))).contains("must not be empty"));
        assertTrue(refused(put(user("x".repeat(2049)))).contains("2048"));
        assertTrue(refused(put(user("ada", "text", "x".repeat(400 * 1024)))).contains("bytes"));
        Value deep = text("end");
        for (int i = 0; i < 33; i++) {
            deep = new Value.Sequence(List.of(deep));
        }
        assertTrue(refused(put(Map.of("id", text("ada"), "deep", deep))).contains("nested"));
        assertTrue(refused(new Write.Delete("Users", user("ada", "age", 1), Optional.empty()))
                .contains("leave out age"));
        assertTrue(
                refused(update("ada", "SET id = :x", Map.of(":x", text("bob")))).contains("key"));
        assertTrue(refused(new Write.Put(
                        "Orders",
                        Map.of("customer", text("ada"), "number", Value.Num.of(1), "due", text("monday")),
                        Optional.empty()))
                .contains("byState"));
    }

    @Test
    void stagesAllOrNothing() {
        List<Write> writes = List.of(put(user("ada")), put(user("grace")), put(user("")));
        var refusal = assertThrows(ToolException.class, () -> engine.staging.stageAll(call(), writes, ""))
                .getMessage();
        assertTrue(refusal.startsWith("Write 3"), refusal);
        assertEquals(List.of(), engine.staging.list(call()));
        List<Staged> staged = engine.staging.stageAll(call(), writes.subList(0, 2), "both");
        assertEquals(2, staged.getFirst().set().changes());
        assertEquals(List.of("both"), staged.getLast().change().orElseThrow().reasons());
    }

    @Test
    void stagesManyAtOnceAndAgain() {
        List<Write> first = IntStream.range(0, 500)
                .mapToObj(i -> put(user("user" + i, "age", i)))
                .toList();
        List<Write> second = IntStream.range(250, 750)
                .mapToObj(i -> put(user("user" + i, "age", i + 1)))
                .toList();
        assertEquals(
                500, engine.staging.stageAll(call(), first, "").getFirst().set().changes());
        String set =
                engine.staging.stageAll(call(), second, "").getFirst().set().id();
        assertEquals(750, engine.staging.find(call(), set).changes());
        List<Change> changes = engine.staging.changes(call(), set, 1, 1_000);
        assertEquals(750, changes.size());
        assertEquals(750, changes.stream().map(Change::key).distinct().count());
        engine.staging.submit(call(), Optional.empty(), "many");
        engine.commit(set);
        assertEquals(Status.COMMITTED, engine.review(set).set().status());
        assertEquals(Optional.of(user("user100", "age", 100)), engine.user("user100"));
        assertEquals(Optional.of(user("user300", "age", 301)), engine.user("user300"));
    }

    @Test
    void seesItemsAsTheyWouldBe() {
        engine.world.tables().put("Users", user("ada", "age", 36)).put("Users", user("grace", "age", 85));
        engine.stage(update("ada", "SET age = :a", Map.of(":a", Value.Num.of(40))));
        engine.staging.submit(call(), Optional.empty(), "");
        engine.stage(delete("grace"));
        engine.stage(put(user("ada", "age", 50)));
        assertEquals(
                Optional.of(user("ada", "age", 50)),
                engine.staging
                        .of(call(), "Users", Map.of("id", text("ada")))
                        .orElseThrow()
                        .item());
        assertEquals(2, engine.staging.of(call(), "Users").size());
        assertEquals(
                Optional.empty(),
                engine.staging
                        .of(call(), "Users", Map.of("id", text("grace")))
                        .orElseThrow()
                        .item());
        assertEquals(Optional.empty(), engine.staging.of(call(), "Users", Map.of("id", text("bob"))));
    }

    /** The next write goes on from the open set, so that is what is seen. */
    @Test
    void seesTheOpenSetBeforeALaterTransaction() {
        engine.world.tables().put("Users", user("ada", "age", 36));
        var open = engine.stage(put(user("ada", "age", 40))).set().id();
        engine.staging.transaction(call(), List.of(put(user("ada", "age", 50)), put(user("bob"))), "");
        var ada = engine.staging.of(call(), "Users", Map.of("id", text("ada"))).orElseThrow();
        assertEquals(new Image(Map.of("id", text("ada")), Optional.of(user("ada", "age", 40)), open, true), ada);
        assertTrue(engine.staging.of(call(), "Users").contains(ada));
        var bob = engine.staging.of(call(), "Users", Map.of("id", text("bob"))).orElseThrow();
        assertTrue(!bob.open() && !bob.set().equals(open));
        engine.staging.submit(call(), Optional.empty(), "");
        assertTrue(!engine.staging
                .of(call(), "Users", Map.of("id", text("ada")))
                .orElseThrow()
                .open());
    }

    @Test
    void keepsATransactionApart() {
        engine.world.tables().put("Users", user("ada", "age", 36));
        engine.stage(put(user("grace")));
        List<Staged> staged = engine.staging.transaction(
                call(),
                List.of(
                        put(user("bob")),
                        new Write.Check(
                                "Users",
                                Map.of("id", text("ada")),
                                expression("age = :a", Map.of(":a", Value.Num.of(36))))),
                "move");
        assertTrue(staged.getFirst().set().atomic());
        assertEquals(Change.Kind.CHECK, staged.getLast().change().orElseThrow().kind());
        String set = staged.getFirst().set().id();
        assertThrows(ToolException.class, () -> engine.staging.discard(call(), set, OptionalInt.of(1)));
        assertThrows(
                ToolException.class,
                () -> engine.staging.transaction(call(), List.of(put(user("x")), delete("x")), ""));
        engine.staging.submit(call(), Optional.of(set), "");
        engine.commit(set);
        assertEquals(Optional.of(user("bob")), engine.user("bob"));
        assertEquals(Optional.empty(), engine.user("grace"));
    }

    @Test
    void givesUpAChangeOrASet() {
        String set = engine.stage(put(user("ada"))).set().id();
        engine.stage(put(user("grace")));
        assertEquals(1, engine.staging.discard(call(), set, OptionalInt.of(1)).changes());
        assertEquals(3, engine.stage(put(user("ada"))).change().orElseThrow().number());
        assertEquals(
                Status.DISCARDED,
                engine.staging.discard(call(), set, OptionalInt.empty()).status());
        assertEquals(List.of(), engine.staging.of(call(), "Users"));
        assertThrows(ToolException.class, () -> engine.staging.discard(call(), set, OptionalInt.empty()));
        assertTrue(!engine.stage(put(user("ada"))).set().id().equals(set));
    }
}
