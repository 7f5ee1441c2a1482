// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which columns of a query are attributes of tables, passed on as they are. */
final class Passage {

    static final Passage NONE = new Passage(Map.of(), Optional.empty(), Set.of());

    private final Map<String, List<Column>> named;
    private final Optional<Star> star;
    private final Set<Occurrence> free;

    /** All columns of something in FROM. */
    private record Star(Scope.Entry of, Set<String> without) {}

    private Passage(Map<String, List<Column>> named, Optional<Star> star, Set<Occurrence> free) {
        this.named = named;
        this.star = star;
        this.free = free;
    }

    /**
     * Reads a SELECT.
     *
     * @param scope what stands in its FROM
     */
    static Passage of(JsonNode select, Scope scope, Names names) {
        var named = new LinkedHashMap<String, List<Column>>();
        Optional<Star> star = Optional.empty();
        for (var result : select.path("select_list")) {
            if (result.path("class").asText().equals("STAR")) {
                var other = star(result, scope);
                if (star.isPresent() || other.isEmpty()) {
                    return NONE;
                }
                star = other;
            } else if (expands(result)
                    || called(result) && named.put(Scope.lower(Queries.name(result)), names.of(result)) != null) {
                return NONE;
            }
        }
        return new Passage(named, star, separate(select) ? scope.free() : Set.of());
    }

    /** Whether a result has a name; else its text is its name. */
    private static boolean called(JsonNode result) {
        return result.has("column_names") || !result.path("alias").asText().isEmpty();
    }

    /** Whether it may become several columns. */
    private static boolean expands(JsonNode result) {
        return result.path("function_name").asText().equals("unnest");
    }

    private static Optional<Star> star(JsonNode star, Scope scope) {
        var without = new HashSet<>(CommonTables.names(star.path("exclude_list")));
        star.path("qualified_exclude_list")
                .forEach(name -> without.add(Scope.lower(name.path("column").asText())));
        return Queries.plainStar(star)
                ? scope.starred(star.path("relation_name").asText()).map(entry -> new Star(entry, without))
                : Optional.empty();
    }

    /**
     * Whether no row of the tables has a say in whether another one, of which a column has another value, is in the
     * result: rows are taken one by one, or in groups whose columns are the same.
     */
    private static boolean separate(JsonNode select) {
        for (var modifier : select.path("modifiers")) {
            boolean harmless = switch (modifier.path("type").asText()) {
                case "ORDER_MODIFIER" -> true;
                case "DISTINCT_MODIFIER" -> modifier.path("distinct_on_targets").isEmpty();
                default -> false;
            };
            if (!harmless) {
                return false;
            }
        }
        return select.path("qualify").isNull()
                && select.path("group_sets").size() <= 1
                && !windows(select.path("select_list"));
    }

    private static boolean windows(JsonNode node) {
        if (node.path("class").asText().equals("WINDOW")) {
            return true;
        }
        for (var child : node) {
            if (windows(child)) {
                return true;
            }
        }
        return false;
    }

    /** The attributes that a column is; none if it is something else, or that is not known. */
    List<Column> column(String name) {
        var lower = Scope.lower(name);
        if (star.isEmpty()) {
            return named.getOrDefault(lower, List.of());
        }
        // Of two columns of a name, the engine calls one otherwise: by this name and a number.
        boolean unclear = named.keySet().stream()
                .anyMatch(
                        other -> lower.equals(other) || lower.startsWith(other + "_") || lower.startsWith(other + ":"));
        return unclear || star.get().without().contains(lower)
                ? List.of()
                : star.get().of().column(List.of(name));
    }

    /** The tables of which rows can be left out if a column that they pass on is not as wanted. */
    Set<Occurrence> free() {
        return free;
    }

    /** The same, with all rows of all tables. */
    Passage whole() {
        return new Passage(named, star, Set.of());
    }
}
