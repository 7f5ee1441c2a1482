// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql;

import dev.tablegate.api.data.Value;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A value in a table for reading: on one line, and cut where it is long. The exact one goes along as JSON. */
final class Cell {

    private static final int WIDEST = 60;

    private Cell() {}

    static String of(Value value) {
        var text = text(value).replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ").replace("|", "\\|");
        return text.codePointCount(0, text.length()) <= WIDEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Num(var number) -> number.toPlainString();
            case Value.Bool(var truth) -> Boolean.toString(truth);
            case Value.Null ignored -> "";
            case Value.Binary binary -> Base64.getEncoder().encodeToString(binary.bytes());
            case Value.Document(var entries) ->
                entries.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Value.Sequence(var members) -> list(members.stream());
            case Value.TextSet(var members) -> list(members.stream().map(Value.Text::new));
            case Value.NumSet(var members) -> list(members.stream().map(Value.Num::new));
            case Value.BinarySet(var members) -> list(members.stream());
        };
    }

    private static String list(Stream<? extends Value> members) {
        return members.map(Cell::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
