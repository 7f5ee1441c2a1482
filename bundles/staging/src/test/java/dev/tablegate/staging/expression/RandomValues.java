// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Random values and items, with few different parts, so that paths and comparisons often meet something. */
final class RandomValues {

    static final List<String> ATTRIBUTES = List.of("a", "b", "c", "d", "e", "f");
    private static final List<String> ENTRIES = List.of("x", "y", "a");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "2.50",
            "-1",
            "1E+125",
            "9.9999999999999999999999999999999999999E+125",
            "1E-130",
            "1E38",
            "99999999999999999999999999999999999999",
            "0.1",
            "-99999999999999999999999999999999999999");
    private static final List<String> TEXTS = List.of("", "p", "pq", "q", "N", "S", "\u20ac", "\ud83d\ude00");

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    Map<String, Value> item(String id) {
        var item = new LinkedHashMap<String, Value>();
        item.put("id", new Value.Text(id));
        for (var name : ATTRIBUTES) {
            if (random.nextInt(6) > 0) {
                item.put(name, any(3));
            }
        }
        return item;
    }

    Value any(int depth) {
        return switch (random.nextInt(depth > 0 ? 13 : 9)) {
            case 0, 1 -> text();
            case 2, 3 -> number();
            case 4 -> new Value.Bool(random.nextBoolean());
            case 5 -> new Value.Null();
            case 6 -> binary();
            case 7 -> set();
            case 8 -> random.nextBoolean() ? set() : number();
            case 9, 10 -> list(depth);
            default -> map(depth);
        };
    }

    Value list(int depth) {
        return new Value.Sequence(some(() -> any(depth - 1)));
    }

    Value text() {
        return new Value.Text(pick(TEXTS));
    }

    Value.Num number() {
        return random.nextInt(5) > 0 ? Value.Num.of(random.nextInt(-3, 7)) : Value.Num.of(pick(NUMBERS));
    }

    Value.Binary binary() {
        var bytes = new byte[random.nextInt(3)];
        random.nextBytes(bytes);
        return Value.Binary.of(bytes);
    }

    Value set() {
        return switch (random.nextInt(3)) {
            case 0 -> Value.TextSet.of(members(() -> pick(List.of("p", "q", "pq", "1"))));
            case 1 -> Value.NumSet.of(members(() -> BigDecimal.valueOf(random.nextInt(4))));
            default -> Value.BinarySet.of(members(() -> Value.Binary.of(new byte[] {(byte) random.nextInt(3)})));
        };
    }

    <T> T pick(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }

    private Value map(int depth) {
        var entries = new LinkedHashMap<String, Value>();
        for (var name : ENTRIES) {
            if (random.nextBoolean()) {
                entries.put(name, any(depth - 1));
            }
        }
        return Value.Document.of(entries);
    }

    private <T> List<T> some(Supplier<T> one) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> one.get()).toList();
    }

    private <T> List<T> members(Supplier<T> one) {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> one.get())
                .distinct()
                .toList();
    }
}
