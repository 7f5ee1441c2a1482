// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Staging.Staged;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.write.ItemWrite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.tablegate.staging.set.Engine.delete;
import static dev.tablegate.staging.set.Engine.expression;
import static dev.tablegate.staging.set.Engine.put;
import static dev.tablegate.staging.set.Engine.text;
import static dev.tablegate.staging.set.Engine.update;
import static dev.tablegate.staging.set.Engine.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is sent to DynamoDB, and what it expects there. */
class EffectsTest {

    private static final Map<String, Value> ADA = Map.of("id", text("ada"));

    private final Engine engine = new Engine();

    @AfterEach
    void stop() {
        engine.close();
    }

    private ItemWrite effect(Staged staged) {
        return engine.ledger
                .load(staged.set().id(), List.of(staged.change().orElseThrow().number()))
                .getFirst()
                .write();
    }

    @Test
    void makesANewItemOnlyWhereThereIsNone() {
        assertEquals(
                new ItemWrite.Create("Users", ADA, user("ada", "age", 36)),
                effect(engine.stage(put(user("ada", "age", 36)))));
    }

    @Test
    void expectsWhatWasReadOrOverwritten() {
        engine.world.tables().put("Users", user("ada", "age", 36, "city", "London", "job", "poet"));
        var write = update(
                "ada",
                "SET age = age + :one REMOVE job",
                Map.of(":one", Value.Num.of(1)),
                expression("attribute_not_exists(died)", Map.of()));
        assertEquals(
                new ItemWrite.Change(
                        "Users",
                        ADA,
                        Map.of("age", Value.Num.of(37)),
                        Set.of("job"),
                        Map.of(
                                "age", Optional.of(Value.Num.of(36)),
                                "job", Optional.of(text("poet")),
                                "died", Optional.empty())),
                effect(engine.stage(write)));
    }

    @Test
    void expectsTheWholeItemWhereItWasReplacedOrRemoved() {
        engine.world.tables().put("Users", user("ada", "age", 36, "city", "London"));
        Map<String, Optional<Value>> all =
                Map.of("age", Optional.of(Value.Num.of(36)), "city", Optional.of(text("London")));
        assertEquals(
                new ItemWrite.Change("Users", ADA, Map.of("age", Value.Num.of(40)), Set.of(), all),
                effect(engine.stage(put(user("ada", "age", 40, "city", "London")))));
        assertEquals(new ItemWrite.Remove("Users", ADA, all), effect(engine.stage(delete("ada"))));
    }

    @Test
    void seesAnAttributeThatCameToWhatIsRemoved() {
        var remove = new ItemWrite.Remove("Users", ADA, Map.of("age", Optional.of(Value.Num.of(36))));
        assertTrue(Expectations.hold(remove, Optional.of(user("ada", "age", 36))));
        assertFalse(Expectations.hold(remove, Optional.of(user("ada", "age", 36, "city", "Rome"))));
        assertFalse(Expectations.hold(remove, Optional.of(user("ada", "age", 37))));
        assertFalse(Expectations.hold(remove, Optional.empty()));
    }

    @Test
    void saysWhereNotEverythingCanBeCompared() {
        Map<String, Value> wide = new HashMap<>(user("ada"));
        IntStream.range(0, 300).forEach(i -> wide.put("a" + i, Value.Num.of(i)));
        engine.world.tables().put("Users", wide);
        Map<String, Value> other = new HashMap<>(wide);
        other.put("a7", text("seven"));
        Staged staged = engine.stage(put(other));
        assertTrue(staged.change().orElseThrow().note().contains("more attributes"));
        assertEquals(
                new ItemWrite.Change(
                        "Users",
                        ADA,
                        Map.of("a7", text("seven")),
                        Set.of(),
                        Map.of("a7", Optional.of(Value.Num.of(7)))),
                effect(staged));
    }

    @Test
    void refusesAnUpdateThatTouchesMoreThanOneWriteCanName() {
        engine.world.tables().put("Users", user("ada"));
        String text = IntStream.range(0, 130).mapToObj(i -> "a" + i + " = :v").collect(Collectors.joining(", "));
        Write write = new Write.Update(
                "Users", ADA, new Expression("SET " + text, Map.of(), Map.of(":v", text("x"))), Optional.empty());
        checkTooWide(write, "130");
    }

    /** A whole item is no way around it: what it overwrites has to be compared, too. A new item may be as wide. */
    @Test
    void refusesAnItemThatOverwritesMoreThanOneWriteCanCompare() {
        engine.world.tables().put("Users", user("ada"));
        Map<String, Value> wide = new HashMap<>(user("ada"));
        IntStream.range(0, 300).forEach(i -> wide.put("a" + i, Value.Num.of(i)));
        checkTooWide(put(wide), "300");
        wide.put("id", text("bob"));
        engine.commit(engine.stage(put(wide)).set().id());
        assertEquals(Optional.of(wide), engine.user("bob"));
    }

    /** The way that the refusal names. */
    @Test
    void takesAWideUpdateInPartsAndAsAMap() {
        engine.world.tables().put("Users", user("ada"));
        Map<String, Value> parts = new HashMap<>();
        IntStream.range(0, 200).forEach(i -> parts.put("a" + i, Value.Num.of(i)));
        for (int from = 0; from < 200; from += 100) {
            String text = IntStream.range(from, from + 100)
                    .mapToObj(i -> "a" + i + " = :v" + i)
                    .collect(Collectors.joining(", "));
            Map<String, Value> values = new HashMap<>();
            IntStream.range(from, from + 100).forEach(i -> values.put(":v" + i, Value.Num.of(i)));
            engine.stage(
                    new Write.Update("Users", ADA, new Expression("SET " + text, Map.of(), values), Optional.empty()));
            engine.commit(engine.staging
                    .submit(Engine.call(), Optional.empty(), "part")
                    .id());
        }
        assertEquals(201, engine.user("ada").orElseThrow().size());
        engine.stage(new Write.Update(
                "Users",
                ADA,
                new Expression("SET everything = :map", Map.of(), Map.of(":map", Value.Document.of(parts))),
                Optional.empty()));
        engine.commit(
                engine.staging.submit(Engine.call(), Optional.empty(), "map").id());
        assertEquals(202, engine.user("ada").orElseThrow().size());
    }

    private void checkTooWide(Write write, String attributes) {
        String sentence = String.valueOf(
                assertThrows(ToolException.class, () -> engine.stage(write)).getMessage());
        assertTrue(sentence.contains("more attributes") && sentence.contains(attributes), sentence);
        assertTrue(sentence.contains("submit_changes"), sentence);
    }
}
