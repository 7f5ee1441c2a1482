// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Expressions right at a limit or right behind it, decided here as DynamoDB Local decides them. */
class EdgesTest {

    private static final Map<String, Value> ITEM = Map.of(
            "id",
            new Value.Text("e"),
            "n",
            Value.Num.of(5),
            "s",
            new Value.Text("x"),
            "l",
            new Value.Sequence(List.of(Value.Num.of(0), Value.Num.of(1), Value.Num.of(2))),
            "m",
            Value.Document.of(Map.of("a", Value.Num.of(1), "set", Value.TextSet.of(List.of("p")))),
            "deep",
            deep(31));

    private static LocalTable table;

    private final List<String> differences = new ArrayList<>();

    @BeforeAll
    static void start() {
        table = new LocalTable();
    }

    @AfterAll
    static void stop() {
        table.close();
    }

    @Test
    void updatesAtTheirLimits() {
        for (int count : List.of(300, 301)) {
            update(Map.of(":v", Value.Num.of(1)), many(count, i -> "a" + i + "=:v+:v", ",", "SET "));
            update(Map.of(":v", Value.Num.of(1)), many(count, i -> "a" + i + "=:v", ",", "SET "));
        }
        for (int levels : List.of(32, 33)) {
            update(Map.of(), "REMOVE deep" + ".a".repeat(levels - 1));
        }
        for (int levels : List.of(30, 31, 32, 33)) {
            update(Map.of(":v", deep(levels)), "SET x = :v");
            update(Map.of(":v", deep(levels)), "SET m.x = :v");
            update(Map.of(":v", deep(levels)), "SET x = if_not_exists(n, :v)");
        }
        for (int length : List.of(4096, 4097)) {
            update(Map.of(":v", Value.Num.of(1)), "SET x = :v" + " ".repeat(length - 10));
        }
        for (int bytes : List.of(300_000, 409_000, 409_600)) {
            update(Map.of(":v", new Value.Text("v".repeat(bytes))), "SET x = :v");
        }
    }

    @Test
    void numbersAtTheirLimits() {
        var numbers = List.of(
                "1",
                "-1",
                "1E38",
                "1E37",
                "1E-38",
                "99999999999999999999999999999999999999",
                "9.9999999999999999999999999999999999999E+125",
                "-9.9999999999999999999999999999999999999E+125",
                "9E+125",
                "1E+125",
                "1E-130",
                "1.1E-130",
                "-1E-130",
                "0.1",
                "1E-92");
        for (var one : numbers) {
            for (var two : numbers) {
                var values = Map.<String, Value>of(":a", Value.Num.of(one), ":b", Value.Num.of(two));
                update(values, "SET x = :a + :b");
                update(values, "SET x = :a - :b");
            }
            update(Map.of(":a", Value.Num.of(one)), "ADD n :a");
        }
    }

    @Test
    void updatesThatLookOdd() {
        var one = Map.<String, Value>of(":v", Value.Num.of(1));
        for (var text : List.of(
                "SET n = (n + :v)",
                "SET n = ((n + :v))",
                "SET n = ((n) + (:v))",
                "SET n = (n) + ((:v))",
                "SET (n) = :v",
                "SET n = n + :v + :v",
                "SET n=n-:v",
                "SET n = :v-n",
                "SET n = if_not_exists((n), :v)",
                "SET n = if_not_exists(n, n + :v)",
                "SET n = if_not_exists(n, n)",
                "SET _n = :v",
                "SET 1n = :v",
                "SET l[2147483647] = :v",
                "SET l[2147483648] = :v",
                "SET l[01] = :v",
                "SET l [ 1 ] = :v",
                "SET l[9] = :v, l[7] = n REMOVE l[0]",
                "SET m . a = :v",
                "SET m.set = :v",
                "SET m.a = :v, m[0] = :v",
                "SET n = :v SET s = :v",
                "SET n = :v,",
                "SET",
                "REMOVE",
                "set n = :v remove s",
                "ADD l[7] :v, l[1] :v",
                "SET n = IF_NOT_EXISTS(n, :v)",
                "SET n = size(l)",
                "SET n = attribute_exists(n)",
                "SET n\u00a0= :v",
                "SET l = list_append(list_append(l, l), l)",
                "SET n = if_not_exists(q, list_append(l, l))",
                "SET if_not_exists = :v",
                "SET set = :v",
                "SET remove = :v",
                "SET n = and + :v",
                "ADD n (:v)",
                "REMOVE (n)",
                "SET id = :v",
                "SET x = id",
                "SET x = id.a",
                "REMOVE id",
                "SET n = #q",
                "SET n = :q")) {
            update(text.contains(":v") ? one : Map.of(), text);
        }
        update(one, " ");
        update(Map.of(":v", Value.Num.of(1), ":w", Value.Num.of(1)), "SET n = :v");
        update(Map.of(":v-", Value.Num.of(1)), "SET n = :v-");
    }

    @Test
    void conditionsAtTheirLimits() {
        var one = Map.<String, Value>of(":v", Value.Num.of(1));
        for (int count : List.of(150, 151)) {
            condition(one, many(count, i -> "n=:v", " AND ", ""));
            condition(Map.of(), many(count, i -> "attribute_exists(n)", " OR ", ""));
            condition(one, many(count, i -> "n BETWEEN :v AND :v", " OR ", ""));
        }
        for (int count : List.of(99, 299, 300)) {
            condition(one, "NOT ".repeat(count) + "n = :v");
        }
        for (int count : List.of(100, 101)) {
            condition(one, "n IN (" + many(count, i -> ":v", ",", "") + ")");
        }
        for (int length : List.of(4096, 4097)) {
            condition(one, "n = :v" + " ".repeat(length - 6));
        }
        condition(one, "(NOT ".repeat(140) + "n=:v" + ")".repeat(140));
    }

    @Test
    void conditionsThatLookOdd() {
        var one = Map.<String, Value>of(":v", Value.Num.of(1));
        for (var text : List.of(
                "(n) = :v",
                "(n = :v)",
                "((n = :v))",
                "((n) = :v)",
                "(n = :v) = :v",
                "n = (:v)",
                "n IN ((:v))",
                "NOT ((n = :v))",
                "((n = :v) OR n = :v)",
                "attribute_exists((n))",
                "attribute_exists(((n)))",
                "(n)",
                "n = n",
                "n <> n",
                "l[0] = l[0]",
                "l[0] = l[1]",
                "size(l) = size(l)",
                ":v = :v",
                ":v IN (:v)",
                "n BETWEEN n AND :v",
                "n IN (:v, n)",
                "contains(l, l)",
                "begins_with(s, s)",
                "size(size(l)) = :v",
                "size(:v) = n",
                "size(n) <> :v",
                "n BETWEEN size(l) AND :v",
                "begins_with(size(l), s)",
                "begins_with(s, :v)",
                "attribute_type(n, :v)",
                "attribute_type(n, s)",
                "attribute_exists(:v)",
                "attribute_exists(n) = :v",
                "attribute_exists(n, s)",
                "size(l)",
                "n == :v",
                "n != :v",
                "n < =:v",
                "n NOT IN (:v)",
                "n IN ()",
                "n IN :v",
                "n = :v AND",
                "TRUE",
                "n LIKE :v",
                "(n = :v)AND(n = :v)",
                "NOT(n = :v)",
                "n BETWEEN :v AND(:v)",
                "n = 1",
                "id.a = :v",
                "attribute_not_exists(id[0])",
                "if_not_exists(n, :v) = :v",
                "attribute_exists = :v",
                "n = m.set",
                "n=:v OR NOT n=:v AND n=:v")) {
            condition(text.contains(":v") ? one : Map.of(), text);
        }
        for (var pair : List.of(List.of("2", "1"), List.of("1", "2"), List.of("1", "1"))) {
            condition(
                    Map.of(":a", Value.Num.of(pair.getFirst()), ":b", Value.Num.of(pair.getLast())),
                    "n BETWEEN :a AND :b");
        }
        condition(Map.of(":a", Value.Num.of(1), ":b", new Value.Text("1")), "n BETWEEN :a AND :b");
        condition(Map.of(":a", new Value.Bool(true)), "n < :a");
    }

    /** No text makes it do anything but answer or refuse. */
    @Test
    void nonsenseIsRefused() {
        var random = new Random(1);
        var words = List.of(
                "SET",
                "REMOVE",
                "n",
                "(",
                ")",
                ",",
                "=",
                ":v",
                "#n",
                "[",
                "]",
                "0",
                ".",
                "NOT",
                "AND",
                "OR",
                "BETWEEN",
                "IN",
                "size",
                "list_append",
                "+",
                "\u00e4",
                "\u0000",
                "<",
                ">",
                " ",
                "\ud83d",
                "ADD",
                "contains");
        var names = Map.of("#n", "n");
        var values = Map.<String, Value>of(":v", Value.Num.of(1));
        for (int i = 0; i < 20_000; i++) {
            var text = IntStream.range(0, random.nextInt(30))
                    .mapToObj(word -> words.get(random.nextInt(words.size())))
                    .collect(Collectors.joining(random.nextBoolean() ? "" : " "));
            here(() ->
                    UpdateExpression.parse(new Expression(text, names, values)).apply(ITEM));
            here(() -> ConditionExpression.parse(new Expression(text, names, values))
                    .matches(ITEM));
        }
        here(() -> ConditionExpression.parse(new Expression("(".repeat(4_000), Map.of(), Map.of()))
                .matches(ITEM));
        here(() -> ConditionExpression.parse(new Expression("size(".repeat(800), Map.of(), Map.of()))
                .matches(ITEM));
    }

    private void update(Map<String, Value> values, String text) {
        var update = new Expression(text, Map.of(), values);
        table.put(ITEM);
        var theirs = table.update(Map.of("id", new Value.Text("e")), update);
        var ours = here(() -> {
            var parsed = UpdateExpression.parse(update);
            parsed.checkKey(Set.of("id"));
            return parsed.apply(ITEM);
        });
        compare(text, theirs, ours);
    }

    private void condition(Map<String, Value> values, String text) {
        var condition = new Expression(text, Map.of(), values);
        table.put(ITEM);
        var theirs = table.matches(ITEM, condition);
        var ours = here(() -> {
            var parsed = ConditionExpression.parse(condition);
            parsed.checkKey(Set.of("id"));
            return parsed.matches(ITEM);
        });
        compare(text, theirs, ours);
    }

    private void compare(String text, Optional<?> theirs, Optional<?> ours) {
        if (!theirs.equals(ours)) {
            var shown = text.length() > 200 ? text.substring(0, 200) + "..." : text;
            differences.add(shown + ": there " + (theirs.isPresent() ? "taken" : "refused") + ", here "
                    + (ours.isPresent() ? "taken" : "refused"));
        }
    }

    @AfterEach
    void nothingDiffers() {
        assertEquals(List.of(), differences);
    }

    private static <T> Optional<T> here(Supplier<T> result) {
        try {
            return Optional.of(result.get());
        } catch (ToolException refused) {
            return Optional.empty();
        }
    }

    private static String many(int count, IntFunction<String> one, String separator, String before) {
        return before + IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(separator));
    }

    private static Value deep(int levels) {
        Value value = Value.Num.of(1);
        for (int i = 0; i < levels; i++) {
            value = Value.Document.of(Map.of("a", value));
        }
        return value;
    }
}
