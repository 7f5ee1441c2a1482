// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;

/** A value in a few characters, for people and models to get the idea. */
final class Example {

    private static final int MOST_CHARACTERS = 40;

    private Example() {}

    /** One short line. */
    static String of(Value value) {
        var line = text(value).replaceAll("\\s+|\\p{Cntrl}", " ");
        return line.codePointCount(0, line.length()) <= MOST_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS)) + "…";
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text text -> text.value();
            case Value.Num number -> number.value().toString();
            case Value.Bool bool -> String.valueOf(bool.value());
            case Value.Null ignored -> "null";
            case Value.Binary binary -> binary.value().remaining() + " bytes";
            case Value.Document document ->
                "{" + String.join(", ", document.value().keySet()) + "}";
            case Value.Sequence list -> list(list.value());
            case Value.TextSet set -> String.join(", ", set.value());
            case Value.NumSet set ->
                set.value().stream().map(BigDecimal::toString).collect(Collectors.joining(", "));
            case Value.BinarySet set -> set.value().size() + " binary members";
        };
    }

    private static String list(Collection<Value> values) {
        return values.stream().limit(3).map(Example::of).collect(Collectors.joining(", ", "[", "]"))
                + (values.size() > 3 ? " of " + values.size() : "");
    }
}
