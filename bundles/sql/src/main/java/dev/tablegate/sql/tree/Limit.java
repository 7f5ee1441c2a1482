// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Tells which rows of a table are enough: where each of them becomes one row, and the first ones will do. */
final class Limit {

    private static final Set<String> OTHER_CLASSES = Set.of("WINDOW", "SUBQUERY");
    /** They make any number of rows of one. */
    private static final Set<String> MULTIPLIERS = Set.of("unnest", "regexp_split_to_table");

    private final Conditions conditions;
    private final Names names;

    Limit(Conditions conditions, Names names) {
        this.conditions = conditions;
        this.names = names;
    }

    Optional<Enough> of(JsonNode query, List<Occurrence> occurrences) {
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
        return plain ? enough(query.path("modifiers"), query.path("select_list")) : Optional.empty();
    }

    private Optional<Enough> enough(JsonNode modifiers, JsonNode list) {
        var rows = rows(modifiers.path(modifiers.size() - 1));
        if (rows.isEmpty() || modifiers.size() > 2) {
            return Optional.empty();
        }
        Optional<List<Enough.Order>> order =
                modifiers.size() == 1 ? Optional.of(List.of()) : order(modifiers.path(0), list);
        return order.map(by -> new Enough(rows.getAsLong(), by));
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

    /** The attributes of ORDER BY; empty if something else stands there. */
    private Optional<List<Enough.Order>> order(JsonNode modifier, JsonNode list) {
        var order = new ArrayList<Enough.Order>();
        for (var term : modifier.path("orders")) {
            var column = names.of(term.path("expression"));
            if (column.size() != 1 || !column.getFirst().whole() || renamed(term.path("expression"), list)) {
                return Optional.empty();
            }
            order.add(new Enough.Order(
                    column.getFirst().name(), !term.path("type").asText().equals("DESCENDING")));
        }
        return order.isEmpty() ? Optional.empty() : Optional.of(order);
    }

    /** Whether the SELECT list may give the name to something else: behind it, the name alone means that. */
    private boolean renamed(JsonNode reference, JsonNode list) {
        var written = reference.path("column_names");
        if (written.size() > 1) {
            return false;
        }
        for (var result : list) {
            boolean same = result.path("class").asText().equals("STAR")
                    ? Queries.plainStar(result)
                    : !Queries.name(result).equalsIgnoreCase(written.path(0).asText())
                            || names.of(result).equals(names.of(reference));
            if (!same) {
                return true;
            }
        }
        return false;
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
        if (Functions.aggregates(function) || MULTIPLIERS.contains(function)) {
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
