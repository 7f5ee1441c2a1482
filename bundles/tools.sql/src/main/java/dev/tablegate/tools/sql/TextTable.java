// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql;

import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows as a table for reading: columns side by side, numbers to the right. */
final class TextTable {

    private final List<List<String>> lines = new ArrayList<>();
    private final boolean[] numbers;
    private final int[] widths;

    private TextTable(List<String> columns, List<Map<String, Value>> rows) {
        numbers = new boolean[columns.size()];
        widths = new int[columns.size()];
        lines.add(columns.stream().map(name -> Cell.of(new Value.Text(name))).toList());
        rows.forEach(row -> lines.add(columns.stream()
                .map(name -> row.getOrDefault(name, new Value.Null()))
                .map(Cell::of)
                .toList()));
        for (int at = 0; at < widths.length; at++) {
            var name = columns.get(at);
            numbers[at] = rows.stream().anyMatch(row -> row.get(name) instanceof Value.Num);
            int column = at;
            widths[at] = lines.stream()
                    .mapToInt(line -> line.get(column).length())
                    .max()
                    .orElse(0);
        }
    }

    static String of(List<String> columns, List<Map<String, Value>> rows) {
        var table = new TextTable(columns, rows);
        var text = table.lines.stream().map(table::line).collect(Collectors.toCollection(ArrayList::new));
        text.add(
                1,
                IntStream.range(0, table.widths.length)
                        .mapToObj(at -> "-".repeat(Math.max(1, table.widths[at])))
                        .collect(Collectors.joining("-|-")));
        return String.join("\n", text);
    }

    private String line(List<String> cells) {
        return IntStream.range(0, widths.length)
                .mapToObj(at -> padded(cells.get(at), at))
                .collect(Collectors.joining(" | "))
                .stripTrailing();
    }

    private String padded(String cell, int at) {
        var padding = " ".repeat(widths[at] - cell.length());
        return numbers[at] ? padding + cell : cell + padding;
    }
}
