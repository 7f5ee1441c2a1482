// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import dev.tablegate.api.tool.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The functions that a statement may use: those that turn values into values. Functions that tell of the engine, change
 * its state, wait, or read anything else are missing here, and so is every function that a later engine brings.
 */
final class Functions {

    private static final Set<String> FOR_EACH_ROW = words("functions.txt");
    private static final Set<String> FOR_MANY_ROWS = words("aggregates.txt");

    /** Functions that may stand in FROM, and the columns that they give; none if those depend on the arguments. */
    private static final Map<String, Set<String>> TABLES = Map.of(
            "generate_series", Set.of("generate_series"),
            "range", Set.of("range"),
            "unnest", Set.of(),
            "json_each", Set.of("key", "value", "type", "atom", "id", "parent", "fullkey", "path", "json", "root"),
            "json_tree", Set.of("key", "value", "type", "atom", "id", "parent", "fullkey", "path", "json", "root"));

    private Functions() {}

    static void check(String name) {
        var known = name.toLowerCase(Locale.ROOT);
        if (!FOR_EACH_ROW.contains(known) && !FOR_MANY_ROWS.contains(known)) {
            var nearest = Nearest.to(known, FOR_EACH_ROW.stream().sorted().toList());
            throw Refusal.of("The function " + name + " is not available."
                    + (nearest.isEmpty() ? "" : " Nearest names: " + String.join(", ", nearest) + "."));
        }
    }

    static boolean aggregates(String name) {
        return FOR_MANY_ROWS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The columns of a function in FROM. */
    static Set<String> columns(String name) {
        var columns = TABLES.get(name.toLowerCase(Locale.ROOT));
        if (columns == null) {
            throw Refusal.of("The function " + name + " cannot stand in FROM. There can be tables, sub-queries, VALUES,"
                    + " snapshot('id'), unnest, generate_series, range, json_each and json_tree.");
        }
        return columns;
    }

    private static Set<String> words(String file) {
        try (var in = Objects.requireNonNull(Functions.class.getResourceAsStream(file), file)) {
            return Set.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\\s+"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
