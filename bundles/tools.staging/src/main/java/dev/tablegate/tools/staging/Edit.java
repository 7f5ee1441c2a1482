// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.AttributePath.Step;
import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How attributes change, as a model writes it: plainly, or as an update expression. */
record Edit(Optional<Map<String, Value>> set, Optional<List<String>> remove, Optional<String> expression) {

    /** Whether it says nothing. */
    boolean isEmpty() {
        return isPlainEmpty() && expression.isEmpty();
    }

    private boolean isPlainEmpty() {
        return set.orElse(Map.of()).isEmpty() && remove.orElse(List.of()).isEmpty();
    }

    /** Refuses what says nothing, or the same in two ways. */
    void check(String where) {
        if (isEmpty()) {
            throw Terms.wrong("There is no change. Give " + where + "set, such as {\"status\": \"open\"}, " + where
                    + "remove, such as [\"note\"], or " + where
                    + "expression, such as \"SET stock = stock - :n\" with values {\":n\": 1}.");
        }
        if (expression.isPresent() && !isPlainEmpty()) {
            throw Terms.wrong(where + "expression and " + where + "set or remove exclude each other."
                    + " Write everything in the expression, or leave it out.");
        }
    }

    /** The update expression that says what {@code set} and {@code remove} say. */
    Expression plain(String where, Format format) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, Value>();
        var sets = new ArrayList<String>();
        format.readItem(where + "set", set.orElse(Map.of())).forEach((path, value) -> {
            var placeholder = ":v" + values.size();
            values.put(placeholder, value);
            sets.add(path(path, names) + " = " + placeholder);
        });
        var removes =
                remove.orElse(List.of()).stream().map(path -> path(path, names)).toList();
        var clauses = new ArrayList<String>();
        if (!sets.isEmpty()) {
            clauses.add("SET " + String.join(", ", sets));
        }
        if (!removes.isEmpty()) {
            clauses.add("REMOVE " + String.join(", ", removes));
        }
        return new Expression(String.join(" ", clauses), names, values);
    }

    private static String path(String text, Map<String, String> names) {
        var path = new StringBuilder();
        for (var step : AttributePath.of(text).steps()) {
            switch (step) {
                case Step.Name(var name) -> {
                    var placeholder = "#n" + names.size();
                    names.put(placeholder, name);
                    path.append(path.isEmpty() ? "" : ".").append(placeholder);
                }
                case Step.Position(int index) -> path.append('[').append(index).append(']');
            }
        }
        return path.toString();
    }
}
