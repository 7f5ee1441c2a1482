// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.paging;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How large an item is, as DynamoDB counts it: about the bytes of names and values, and a little for nesting. */
final class ItemSize {

    private static final int NESTED = 3;

    private ItemSize() {}

    static long of(Map<String, Value> item) {
        long size = 0;
        for (var entry : item.entrySet()) {
            size += text(entry.getKey()) + of(entry.getValue());
        }
        return size;
    }

    static long of(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text(text);
            case Value.Num(var number) -> number(number);
            case Value.Bool ignored -> 1;
            case Value.Null ignored -> 1;
            case Value.Binary binary -> binary.value().remaining();
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
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long number(BigDecimal number) {
        return (number.precision() + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
    }
}
