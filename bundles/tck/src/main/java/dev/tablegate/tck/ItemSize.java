// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How many bytes DynamoDB counts for items and values. */
final class ItemSize {

    private static final int NESTED = 3;

    private ItemSize() {}

    static long of(Map<String, Value> item) {
        return item.entrySet().stream()
                .mapToLong(entry -> text(entry.getKey()) + of(entry.getValue()))
                .sum();
    }

    static long of(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text(text);
            case Value.Num(var number) -> number(number);
            case Value.Bool flag -> 1;
            case Value.Null none -> 1;
            case Value.Binary(var bytes) -> bytes.remaining();
            case Value.Document(var entries) -> NESTED + entries.size() + of(entries);
            case Value.Sequence(var members) ->
                NESTED
                        + members.size()
                        + members.stream().mapToLong(ItemSize::of).sum();
            case Value.TextSet(var members) ->
                members.stream().mapToLong(ItemSize::text).sum();
            case Value.NumSet(var members) ->
                members.stream().mapToLong(ItemSize::number).sum();
            case Value.BinarySet(var members) ->
                members.stream().mapToLong(ItemSize::of).sum();
        };
    }

    private static long text(String text) {
        return text.getBytes(UTF_8).length;
    }

    private static long number(BigDecimal number) {
        return (number.precision() + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
    }
}
