// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Functions that make much out of little, or take long over one row. The engine's limit of memory does not hold inside
 * a function, and no function can be interrupted, so macros of the same names stand before them and refuse what is too
 * large. They are found first as long as a statement does not name the schema of a function, which is refused.
 */
final class Bounded {

    /** What a refusal begins with, to tell it from the engine's own errors. */
    static final String MARK = "tablegate: ";

    private static final int SIZE = 10_000;
    private static final int MOST_ARGUMENTS = 8;
    private static final String GROWTH = "strlen(r) <= 10 or strlen(s) * strlen(r) <= 200000";
    private static final String WIDTHS = "not regexp_matches(a1, '[0-9]{4,}|\\*|\\{[^}]*\\{')";

    private static final List<Bound> BOUNDS = List.of(
            new Bound("repeat", "s, n", "length(s) * n <= " + SIZE, "n"),
            new Bound("lpad rpad", "s, n, p", "n <= " + SIZE, "n"),
            new Bound("list_resize array_resize", "l, n", "n <= " + SIZE, "n"),
            new Bound("list_resize array_resize", "l, n, v", "n <= " + SIZE, "n"),
            new Bound("range generate_series", "a", "a <= " + SIZE, "a"),
            new Bound("range generate_series", "a, b", "b - a <= " + SIZE, "b"),
            new Bound("range generate_series", "a, b, c", "c = 0 or (b - a) / c <= " + SIZE, "b"),
            new Bound(
                    "levenshtein editdist3 damerau_levenshtein jaro_similarity jaro_winkler_similarity jaccard hamming"
                            + " mismatches",
                    "a, b",
                    "length(a) * length(b) <= 1000000",
                    "b"),
            new Bound("replace", "s, f, r", "strlen(r) <= 4 * strlen(f) or " + GROWTH, "r"),
            new Bound("regexp_replace", "s, p, r", GROWTH, "r"),
            new Bound("regexp_replace", "s, p, r, o", GROWTH, "r"),
            // Deeper JSON ends the process: its stack overflows in native code.
            new Bound("json_contains", "a, b", "len(regexp_extract_all(CAST(a AS VARCHAR), '[\\[{]')) <= 1000", "a"),
            new Bound("bar", "x, a, b, w", "w <= " + SIZE, "w"),
            new Bound("bitstring", "s, n", "n <= " + SIZE, "n"));

    private static final List<String> MISSING =
            List.of("sleep_ms", "pg_sleep", "current_setting", "getvariable", "write_log", "setseed");

    private static final String MACROS = String.join(";\n", macros());

    /** What functions of these names may be called with. */
    private record Bound(String names, String parameters, String condition, String guarded) {}

    private Bounded() {}

    static void define(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(MACROS);
        }
    }

    private static List<String> macros() {
        var overloads = new LinkedHashMap<String, List<String>>();
        for (var bound : BOUNDS) {
            for (String name : bound.names().split(" ")) {
                overloads.computeIfAbsent(name, first -> new ArrayList<>()).add(overload(name, bound));
            }
        }
        for (String name : List.of("format", "printf")) {
            for (int count = 1; count <= MOST_ARGUMENTS; count++) {
                overloads
                        .computeIfAbsent(name, first -> new ArrayList<>())
                        .add(overload(name, new Bound(name, arguments(count), WIDTHS, "a1")));
            }
        }
        for (String name : MISSING) {
            overloads.put(name, List.of("(x) as error('" + MARK + "The function " + name + " is not available.')"));
        }
        return overloads.entrySet().stream()
                .map(macro -> "create macro " + Names.quoted(macro.getKey()) + String.join(", ", macro.getValue()))
                .toList();
    }

    private static String arguments(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "a" + i).collect(Collectors.joining(", "));
    }

    /** Guards one argument rather than the call: of constants the engine works out both sides of a CASE. */
    private static String overload(String name, Bound bound) {
        String guard = "case when (" + bound.condition() + ") is not false then " + bound.guarded() + " else error('"
                + MARK + "The function " + name + " would make a value that is too large. Use smaller arguments.') end";
        String arguments = Stream.of(bound.parameters().split(", "))
                .map(parameter -> parameter.equals(bound.guarded()) ? guard : parameter)
                .collect(Collectors.joining(", "));
        return "(" + bound.parameters() + ") as system.main." + Names.quoted(name) + "(" + arguments + ")";
    }
}
