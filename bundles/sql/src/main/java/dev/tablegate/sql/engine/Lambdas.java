// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses what makes lists of lists without bound: a lambda runs for each member inside of one function, which neither
 * the limit of memory nor the deadline can stop.
 */
final class Lambdas {

    private static final Set<String> GROWING = Set.of(
            "range",
            "generate_series",
            "repeat",
            "lpad",
            "rpad",
            "list_resize",
            "array_resize",
            "format",
            "printf",
            "bitstring",
            "bar");

    private Lambdas() {}

    static void check(JsonNode tree) {
        check(tree, false);
    }

    private static void check(JsonNode node, boolean inside) {
        boolean lambda = node.path("class").asText().equals("LAMBDA");
        if (inside && lambda) {
            throw refused("A lambda cannot stand inside of another one. Use unnest and a sub-query.");
        }
        String function = node.path("function_name").asText().toLowerCase(Locale.ROOT);
        if (inside && GROWING.contains(function)) {
            throw refused("The function " + function + " cannot stand inside of a lambda. Use unnest and a sub-query.");
        }
        for (var child : node) {
            check(child, inside || lambda);
        }
    }

    private static ToolException refused(String sentence) {
        return new ToolException(Standard.INVALID_INPUT, sentence);
    }
}
