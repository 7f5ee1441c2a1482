// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Functions that make much out of little, or take long over one row. The engine's limit of memory does not hold inside
 * a function, and no function can be interrupted, so macros of the same names stand before them and refuse what is too
 * large. They are found first as long as a statement does not name the schema of a function, which is refused.
 */
final class Bounded {

    /** What a refusal begins with, to tell it from the engine's own errors. */
    static final String MARK = "tablegate: ";

    private static final int SIZE = 10_000;
    private static final int PRODUCT = 200_000;
    private static final int PAIRS = 1_000_000;
    private static final int SHORT = 10;
    private static final int MOST_ARGUMENTS = 8;

    private static final List<String> MACROS = macros();

    private Bounded() {}

    static void define(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(String.join(";\n", MACROS));
        }
    }

    private static List<String> macros() {
        var all = new ArrayList<String>();
        all.add(macro("repeat", overload("repeat", "s, n", "length(s) * n <= " + SIZE, "repeat")));
        for (String name : List.of("lpad", "rpad")) {
            all.add(macro(name, overload(name, "s, n, p", "n <= " + SIZE, name)));
        }
        for (String name : List.of("list_resize", "array_resize")) {
            all.add(macro(
                    name,
                    overload(name, "l, n", "n <= " + SIZE, name),
                    overload(name, "l, n, v", "n <= " + SIZE, name)));
        }
        for (String name : List.of("range", "generate_series")) {
            all.add(macro(
                    name,
                    overload(name, "a", "a <= " + SIZE, name),
                    overload(name, "a, b", "b - a <= " + SIZE, name),
                    overload(name, "a, b, c", "c = 0 or (b - a) / c <= " + SIZE, name)));
        }
        for (String name : List.of(
                "levenshtein",
                "editdist3",
                "damerau_levenshtein",
                "jaro_similarity",
                "jaro_winkler_similarity",
                "jaccard",
                "hamming",
                "mismatches")) {
            all.add(macro(name, overload(name, "a, b", "length(a) * length(b) <= " + PAIRS, name)));
        }
        all.add(macro(
                "replace",
                overload(
                        "replace",
                        "s, f, t",
                        "strlen(t) <= 4 * strlen(f) or strlen(s) * strlen(t) <= " + PRODUCT,
                        "replace")));
        String growth = "strlen(r) <= " + SHORT + " or strlen(s) * strlen(r) <= " + PRODUCT;
        all.add(macro(
                "regexp_replace",
                overload("regexp_replace", "s, p, r", growth, "regexp_replace"),
                overload("regexp_replace", "s, p, r, o", growth, "regexp_replace")));
        // Deeper JSON ends the process: its stack overflows in native code.
        all.add(macro(
                "json_contains",
                overload(
                        "json_contains",
                        "a, b",
                        "len(regexp_extract_all(CAST(a AS VARCHAR), '[\\[{]')) <= 1000",
                        "json_contains")));
        all.add(macro("bar", overload("bar", "x, a, b, w", "w <= 1000", "bar")));
        all.add(macro("bitstring", overload("bitstring", "s, n", "n <= " + SIZE, "bitstring")));
        for (String name : List.of("format", "printf")) {
            all.add(macro(
                    name,
                    IntStream.rangeClosed(1, MOST_ARGUMENTS)
                            .mapToObj(count -> overload(
                                    name,
                                    arguments(count),
                                    "not regexp_matches(a1, '[0-9]{4,}|\\*|\\{[^}]*\\{')",
                                    name))
                            .toArray(String[]::new)));
        }
        for (String name : List.of("sleep_ms", "pg_sleep", "current_setting", "getvariable", "write_log", "setseed")) {
            all.add(macro(name, "(x) as error('" + MARK + "The function " + name + " is not available.')"));
        }
        return List.copyOf(all);
    }

    private static String arguments(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "a" + i).collect(Collectors.joining(", "));
    }

    private static String macro(String name, String... overloads) {
        return "create macro " + Names.quoted(name) + String.join(", ", overloads);
    }

    private static String overload(String name, String parameters, String bound, String function) {
        return "(" + parameters + ") as case when (" + bound + ") is not false then system.main."
                + Names.quoted(function)
                + "(" + parameters + ") else error('" + MARK + name + " would make a value that is too large."
                + " Use smaller arguments.') end";
    }
}
