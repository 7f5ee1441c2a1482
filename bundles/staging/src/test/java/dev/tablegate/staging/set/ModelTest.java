// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.staging.expression.ConditionExpression;
import dev.tablegate.staging.expression.UpdateExpression;
import dev.tablegate.tck.Values;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static dev.tablegate.staging.set.Engine.call;
import static dev.tablegate.staging.set.Engine.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * S2: random writes, staged one by one and as batches, rejected in part, committed and undone, leave the table that
 * doing them at once in a map leaves. Scaled down from 5,000 lists to 300 for each run.
 */
class ModelTest {

    private static final String TABLE = "Users";
    private static final List<String> IDS = List.of("a", "b", "c");
    private static final List<String> ATTRIBUTES = List.of("p", "q", "r");

    private final Map<Map<String, Value>, Map<String, Value>> model = new HashMap<>();

    @Property(tries = 300)
    void diffCoalescingAndCommitGiveTheSameTable(
            @ForAll("items") List<Map<String, Value>> before, @ForAll("writes") List<Write> writes) {
        try (var engine = new Engine()) {
            fill(engine, before);
            Map<Map<String, Value>, Map<String, Value>> start = Map.copyOf(model);
            writes.forEach(write -> stageBoth(engine, write));
            Optional<String> set =
                    engine.staging.list(call()).stream().findFirst().map(one -> one.id());
            set.ifPresent(id -> checkDiff(engine, id, start));
            if (set.filter(id -> engine.review(id).set().changes() > 0).isPresent()) {
                engine.commit(set.get());
                assertEquals(Status.COMMITTED, engine.review(set.get()).set().status());
                checkTable(engine, model);
                String undo = engine.reviews.undo(set.get(), "reviewer");
                engine.commit(undo);
                assertEquals(Status.COMMITTED, engine.review(undo).set().status());
            }
            checkTable(engine, start);
        }
    }

    @Property(tries = 100)
    void aBatchIsTheSameAsItsWritesOneByOne(
            @ForAll("items") List<Map<String, Value>> before, @ForAll("writes") List<Write> writes) {
        try (var engine = new Engine();
                var other = new Engine()) {
            fill(engine, before);
            fill(other, before);
            List<Write> taken =
                    writes.stream().filter(write -> stageBoth(engine, write)).toList();
            if (taken.isEmpty()) {
                return;
            }
            other.staging.stageAll(call(), taken, "");
            assertEquals(images(engine), images(other));
        }
    }

    /** Attributes that people rejected stay as they were; everything else is written. */
    @Property(tries = 100)
    void rejectedAttributesStayAsTheyWere(
            @ForAll("items") List<Map<String, Value>> before,
            @ForAll("writes") List<Write> writes,
            @ForAll("attributes") List<String> rejected) {
        try (var engine = new Engine()) {
            fill(engine, before);
            Map<Map<String, Value>, Map<String, Value>> start = Map.copyOf(model);
            writes.forEach(write -> stageBoth(engine, write));
            for (var set : engine.staging.list(call())) {
                for (Change change : engine.staging.changes(call(), set.id(), 1, 100)) {
                    reject(engine, set.id(), change, rejected, start);
                }
                if (engine.review(set.id()).transactions() > 0) {
                    engine.commit(set.id());
                }
            }
            checkTable(engine, model);
        }
    }

    private void reject(
            Engine engine,
            String set,
            Change change,
            List<String> names,
            Map<Map<String, Value>, Map<String, Value>> start) {
        if (change.kind() == Change.Kind.DELETE) {
            return;
        }
        var base = start.getOrDefault(change.key(), Map.of());
        var wanted = new LinkedHashMap<>(model.get(change.key()));
        boolean left = false;
        for (String name : ATTRIBUTES) {
            boolean differs = !Optional.ofNullable(base.get(name)).equals(Optional.ofNullable(wanted.get(name)));
            if (differs && names.contains(name)) {
                engine.reviews.reject(set, change.number(), Optional.of(name), true, "reviewer");
                wanted.remove(name);
                Optional.ofNullable(base.get(name)).ifPresent(value -> wanted.put(name, value));
            } else if (differs) {
                left = true;
            }
        }
        if (change.kind() == Change.Kind.PUT
                && !left
                && !change.result().orElseThrow().equals(change.key())) {
            model.remove(change.key());
        } else {
            model.put(change.key(), wanted);
        }
    }

    private void fill(Engine engine, List<Map<String, Value>> before) {
        model.clear();
        before.forEach(item -> {
            engine.world.tables().put(TABLE, item);
            model.put(key(item), item);
        });
    }

    /** Whether the write was taken; the engine and the model always agree about it. */
    private boolean stageBoth(Engine engine, Write write) {
        boolean modelled = inModel(write);
        boolean staged = true;
        try {
            engine.stage(write);
        } catch (ToolException refused) {
            staged = false;
        }
        assertEquals(modelled, staged, write::toString);
        return staged;
    }

    private boolean inModel(Write write) {
        Map<String, Value> key = key(
                switch (write) {
                    case Write.Put put -> put.item();
                    case Write.Update update -> update.key();
                    case Write.Delete delete -> delete.key();
                    case Write.Check check -> check.key();
                });
        Map<String, Value> now = model.getOrDefault(key, Map.of());
        try {
            if (write.condition().isPresent()
                    && !ConditionExpression.parse(write.condition().get()).matches(now)) {
                return false;
            }
            switch (write) {
                case Write.Put put -> model.put(key, put.item());
                case Write.Update update -> {
                    var result = new HashMap<>(
                            UpdateExpression.parse(update.update()).apply(now));
                    result.putAll(key);
                    model.put(key, result);
                }
                case Write.Delete ignored -> model.remove(key);
                case Write.Check ignored -> {}
            }
            return true;
        } catch (ToolException wrong) {
            return false;
        }
    }

    private void checkDiff(Engine engine, String set, Map<Map<String, Value>, Map<String, Value>> start) {
        var after = new HashMap<>(start);
        for (Change change : engine.staging.changes(call(), set, 1, 100)) {
            assertEquals(Optional.ofNullable(start.get(change.key())), change.base());
            change.result().ifPresentOrElse(item -> after.put(change.key(), item), () -> after.remove(change.key()));
        }
        assertEquals(model, after);
    }

    private static Map<Map<String, Value>, Optional<Map<String, Value>>> images(Engine engine) {
        var images = new HashMap<Map<String, Value>, Optional<Map<String, Value>>>();
        engine.staging.of(call(), TABLE).forEach(image -> images.put(image.key(), image.item()));
        return images;
    }

    private static void checkTable(Engine engine, Map<Map<String, Value>, Map<String, Value>> wanted) {
        for (String id : IDS) {
            assertEquals(Optional.ofNullable(wanted.get(Map.of("id", text(id)))), engine.user(id));
        }
    }

    private static Map<String, Value> key(Map<String, Value> item) {
        return Map.of("id", Optional.ofNullable(item.get("id")).orElseThrow());
    }

    @Provide
    Arbitrary<List<Map<String, Value>>> items() {
        return item().list().ofMaxSize(3).uniqueElements(item -> item.get("id"));
    }

    @Provide
    Arbitrary<List<String>> attributes() {
        return Arbitraries.of(ATTRIBUTES).list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<Write>> writes() {
        return Arbitraries.oneOf(put(), update(), update(), delete())
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Arbitrary<Map<String, Value>> item() {
        return Combinators.combine(
                        Arbitraries.of(IDS),
                        Arbitraries.maps(Arbitraries.of(ATTRIBUTES), values()).ofMaxSize(3))
                .as((id, attributes) -> {
                    var item = new HashMap<>(attributes);
                    item.put("id", text(id));
                    return Map.copyOf(item);
                });
    }

    private static Arbitrary<Value> values() {
        return Arbitraries.oneOf(Arbitraries.integers().between(0, 3).map(Value.Num::of), Values.any());
    }

    private static Arbitrary<Write> put() {
        return Combinators.combine(item(), condition()).as((item, condition) -> new Write.Put(TABLE, item, condition));
    }

    private static Arbitrary<Write> delete() {
        return Combinators.combine(Arbitraries.of(IDS), condition())
                .as((id, condition) -> new Write.Delete(TABLE, Map.of("id", text(id)), condition));
    }

    private static Arbitrary<Write> update() {
        Arbitrary<Expression> updates = Combinators.combine(
                        Arbitraries.of(
                                "SET #a = :v",
                                "SET #a = #b",
                                "SET #a = if_not_exists(#b, :v)",
                                "SET #a = if_not_exists(#a, :n) + :n",
                                "ADD #a :n",
                                "REMOVE #a, #b",
                                "SET #a = :v REMOVE #b"),
                        Arbitraries.of(ATTRIBUTES),
                        Arbitraries.of(ATTRIBUTES),
                        values())
                .as(ModelTest::expression);
        return Combinators.combine(Arbitraries.of(IDS), updates, condition())
                .as((id, update, condition) -> new Write.Update(TABLE, Map.of("id", text(id)), update, condition));
    }

    private static Arbitrary<Optional<Expression>> condition() {
        return Combinators.combine(
                        Arbitraries.of(
                                "attribute_exists(#a)",
                                "attribute_not_exists(#a)",
                                "#a = :v",
                                "#a <> #b",
                                "attribute_exists(id)"),
                        Arbitraries.of(ATTRIBUTES),
                        Arbitraries.of(ATTRIBUTES),
                        values())
                .as(ModelTest::expression)
                .optional(0.3);
    }

    private static Expression expression(String text, String a, String b, Value value) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, Value>();
        if (text.contains("#a")) {
            names.put("#a", a);
        }
        if (text.contains("#b")) {
            names.put("#b", b);
        }
        if (text.contains(":v")) {
            values.put(":v", value);
        }
        if (text.contains(":n")) {
            values.put(":n", Value.Num.of(1));
        }
        return new Expression(text, names, values);
    }
}
