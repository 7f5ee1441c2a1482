// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How large items are, as DynamoDB counts them for its limit of 400 KB and for capacity. */
public final class ItemSize {

    private static final int CONTAINER = 3;
    private static final int ELEMENT = 1;
    private static final char LAST_ASCII = 0x7f;

    private ItemSize() {}

    /** Bytes of an item: the names of its attributes and their values. */
    public static long of(Map<String, Value> item) {
        long bytes = 0;
        for (var attribute : item.entrySet()) {
            bytes += utf8(attribute.getKey()) + of(attribute.getValue());
        }
        return bytes;
    }

    /** Bytes of one value. Those of numbers are an estimate, as DynamoDB documents it. */
    public static long of(Value value) {
        return switch (value) {
            case Value.Text text -> utf8(text.value());
            case Value.Num number -> number(number.value());
            case Value.Bool ignored -> 1;
            case Value.Null ignored -> 1;
            case Value.Binary binary -> binary.value().remaining();
            case Value.Document document ->
                CONTAINER
                        + of(document.value())
                        + (long) ELEMENT * document.value().size();
            case Value.Sequence list ->
                CONTAINER
                        + list.value().stream()
                                .mapToLong(one -> of(one) + ELEMENT)
                                .sum();
            case Value.TextSet set ->
                set.value().stream().mapToLong(ItemSize::utf8).sum();
            case Value.NumSet set ->
                set.value().stream().mapToLong(ItemSize::number).sum();
            case Value.BinarySet set ->
                set.value().stream().mapToLong(ItemSize::of).sum();
        };
    }

    private static long utf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LAST_ASCII) {
                return text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return text.length();
    }

    private static long number(BigDecimal number) {
        return (number.precision() + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
    }
}
