// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.data.Value;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Tells how many rows of a table are enough: where each of them becomes one row, and any of them will do. */
final class Limit {

    private static final Set<String> OTHER_CLASSES = Set.of("WINDOW", "SUBQUERY");

    private final Conditions conditions;

    Limit(Conditions conditions) {
        this.conditions = conditions;
    }

    OptionalLong of(JsonNode query, List<Occurrence> occurrences) {
        boolean plain = occurrences.size() == 1
                && query.path("type").asText().equals("SELECT_NODE")
                && query.path("cte_map").path("map").isEmpty()
                && Set.of("BASE_TABLE", "TABLE_FUNCTION")
                        .contains(query.path("from_table").path("type").asText())
                && query.path("group_expressions").isEmpty()
                && query.path("group_sets").isEmpty()
                && query.path("aggregate_handling").asText().equals("STANDARD_HANDLING")
                && query.path("having").isNull()
                && query.path("qualify").isNull()
                && !combines(query.path("select_list"))
                && says(query.path("where_clause"), occurrences.getFirst());
        return plain && query.path("modifiers").size() == 1
                ? rows(query.path("modifiers").path(0))
                : OptionalLong.empty();
    }

    private static OptionalLong rows(JsonNode modifier) {
        if (!modifier.path("type").asText().equals("LIMIT_MODIFIER")
                || !modifier.path("limit_type").asText().equals("ROW_COUNT")) {
            return OptionalLong.empty();
        }
        long limit = count(modifier.path("limit"));
        long offset = modifier.path("offset").isNull() ? 0 : count(modifier.path("offset"));
        return limit < 0 || offset < 0 ? OptionalLong.empty() : OptionalLong.of(limit + offset);
    }

    private static long count(JsonNode expression) {
        return Constants.of(expression).orElse(new Value.Bool(false)) instanceof Value.Num(var number)
                        && number.scale() <= 0
                        && number.precision() - number.scale() <= 9
                ? number.longValueExact()
                : -1;
    }

    /** Whether the conditions are all understood. */
    private boolean says(JsonNode where, Occurrence table) {
        return Conditions.parts(where).allMatch(part -> {
            var said = conditions.read(part);
            return !said.isEmpty() && said.stream().allMatch(one -> one.of() == table && one.exact());
        });
    }

    private static boolean combines(JsonNode node) {
        if (OTHER_CLASSES.contains(node.path("class").asText())) {
            return true;
        }
        var function = node.path("function_name").asText();
        if (Functions.aggregates(function) || function.equals("unnest")) {
            return true;
        }
        for (var child : node) {
            if (combines(child)) {
                return true;
            }
        }
        return false;
    }
}
