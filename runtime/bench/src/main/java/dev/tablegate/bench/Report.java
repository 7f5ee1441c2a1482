// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Writes the medians down as two tables in Markdown. */
final class Report {

    private static final String CELLS_HEAD = """
            | back-end | connections | server, protocol | requests/s | p50 ms | p99 ms | CPU µs per request \
            | without JIT | back-end CPU µs | RSS MB |
            | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """;
    private static final String STARTS_HEAD = """
            | server | start to first tools/list, s | RSS then, MB | tools/list, bytes |
            | --- | ---: | ---: | ---: |
            """;

    private Report() {}

    static String of(List<Cell> cells, List<StartUp> starts) {
        String first = grouped(cells, Cell::name).entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("", CELLS_HEAD, "\n"));
        return grouped(starts, StartUp::id).entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("", first + STARTS_HEAD, ""));
    }

    private static String row(Cell.Name name, List<Cell> cells) {
        String begin = "| %s | %d | %s |".formatted(name.backend(), name.connections(), name.lane());
        if (!cells.stream().allMatch(Cell::valid)) {
            return begin + " does not count: wrong answers | | | | | | |\n";
        }
        return begin
                + "%s%s%s%s%s%s%s\n"
                        .formatted(
                                number("%,.0f", cells, cell -> cell.sample().perSecond()),
                                number("%.2f", cells, cell -> cell.sample().millis(50)),
                                number("%.2f", cells, cell -> cell.sample().millis(99)),
                                number("%.0f", cells, Cell::serverMicros),
                                number("%.0f", cells, Cell::serverMicrosWithoutJit),
                                number("%.0f", cells, Cell::backendMicros),
                                number("%.0f", cells, Cell::megabytes));
    }

    private static String row(String id, List<StartUp> starts) {
        return "| %s |%s%s%s\n"
                .formatted(
                        id,
                        number("%.2f", starts, StartUp::seconds),
                        number("%.0f", starts, StartUp::megabytes),
                        number("%,.0f", starts, StartUp::listBytes));
    }

    private static <T> String number(String format, List<T> measured, ToDoubleFunction<T> figure) {
        double[] sorted = measured.stream().mapToDouble(figure).sorted().toArray();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return String.format(Locale.ROOT, " " + format + " |", median);
    }

    private static <K, T> Map<K, List<T>> grouped(List<T> measured, Function<T, K> key) {
        Map<K, List<T>> groups = new LinkedHashMap<>();
        measured.forEach(one ->
                groups.computeIfAbsent(key.apply(one), k -> new ArrayList<>()).add(one));
        return groups;
    }
}
