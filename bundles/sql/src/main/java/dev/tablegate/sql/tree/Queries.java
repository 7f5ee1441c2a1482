// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads SELECTs from the outermost to the innermost: tables, names, conditions. */
final class Queries {

    private final Froms froms;
    private final Names names;
    private final Conditions conditions;
    private final Restrictions restrictions;
    // A sub-query in an expression sees the common table expressions of the SELECT that it stands in.
    private CommonTables current = CommonTables.NONE;
    private final Map<String, Integer> mentions = new HashMap<>();

    /** @param tree the whole statement */
    Queries(Directory directory, JsonNode tree) {
        mentions(tree);
        this.names = new Names(this::nested);
        this.conditions = new Conditions(names);
        this.restrictions = new Restrictions(conditions);
        this.froms = new Froms(directory, names, restrictions, this::read);
    }

    /** How often each name stands in FROM, whatever it means there. */
    private void mentions(JsonNode node) {
        if (node.path("type").asText().equals("BASE_TABLE")) {
            mentions.merge(Scope.lower(node.path("table_name").asText()), 1, Integer::sum);
        }
        node.forEach(this::mentions);
    }

    List<Occurrence> occurrences() {
        return froms.occurrences();
    }

    List<Link> links() {
        return restrictions.links();
    }

    Conditions conditions() {
        return conditions;
    }

    Names names() {
        return names;
    }

    private void nested(JsonNode node, Scope around) {
        read(node, Optional.of(around), current);
    }

    /** Reads a query. */
    Given read(JsonNode node, Optional<Scope> outer, CommonTables around) {
        var before = current;
        try {
            var tables = common(node.path("cte_map"), outer, around);
            current = tables;
            return switch (node.path("type").asText()) {
                case "SELECT_NODE" -> select(node, outer, tables);
                case "SET_OPERATION_NODE" -> set(node, outer, tables);
                case "RECURSIVE_CTE_NODE" -> recursive(node, outer, tables);
                default -> throw Refusal.of("Only SELECT statements are run.");
            };
        } finally {
            current = before;
        }
    }

    private CommonTables common(JsonNode map, Optional<Scope> outer, CommonTables around) {
        var tables = around;
        for (var entry : map.path("map")) {
            var name = entry.path("key").asText();
            var aliases = CommonTables.names(entry.path("value").path("aliases"));
            var given =
                    read(entry.path("value").path("query_node"), outer, tables).renamed(aliases);
            boolean once = mentions.getOrDefault(Scope.lower(name), 0) == 1;
            tables = tables.with(name, once ? given : given.shared());
        }
        return tables;
    }

    private Given set(JsonNode node, Optional<Scope> outer, CommonTables tables) {
        Optional<Set<String>> columns = Optional.empty();
        boolean first = true;
        for (var child : node.path("children")) {
            var its = read(child, outer, tables);
            columns = first ? its.columns() : columns;
            first = false;
        }
        // What stands in ORDER BY here are columns of the result; sub-queries in it are read all the same.
        names.read(node.path("modifiers"), new Scope(Optional.empty()));
        return node.path("setop_type").asText().equals("UNION_BY_NAME") ? Given.NOTHING_KNOWN : Given.of(columns);
    }

    private Given recursive(JsonNode node, Optional<Scope> outer, CommonTables tables) {
        var aliases = CommonTables.names(node.path("aliases"));
        var columns = read(node.path("left"), outer, tables).renamed(aliases).columns();
        read(node.path("right"), outer, tables.with(node.path("cte_name").asText(), Given.of(columns)));
        return Given.of(columns);
    }

    private Given select(JsonNode node, Optional<Scope> outer, CommonTables tables) {
        var scope = new Scope(outer);
        froms.read(node.path("from_table"), scope, tables);
        var list = node.path("select_list");
        results(list, scope);
        for (var part : List.of("where_clause", "group_expressions", "having", "qualify", "modifiers")) {
            names.read(node.path(part), scope);
        }
        restrictions.where(node.path("where_clause"), scope.free());
        return new Given(columns(list, scope), Passage.of(node, scope, names));
    }

    /**
     * A name that AS gives to something computed means that, from the next result on. One that it gives to an attribute
     * means it behind the SELECT list only, and not if an attribute of that name is used: {@code a as b, b as a}.
     */
    private void results(JsonNode list, Scope scope) {
        for (var result : list) {
            names.read(result, scope);
            var reference = result.path("column_names");
            var alias = result.path("alias").asText();
            if (reference.size() > 1) {
                scope.addShown(reference.path(reference.size() - 1).asText());
            }
            if (!alias.isEmpty() && reference.isMissingNode() && !uses(result, alias)) {
                scope.addResult(alias);
            }
        }
        for (var result : list) {
            var alias = result.path("alias").asText();
            if (!alias.isEmpty() && result.has("column_names") && !scope.names(alias)) {
                scope.addResult(alias);
            }
        }
    }

    /** Whether the expression itself is made of an attribute of that name: {@code upper(name) as name}. */
    private static boolean uses(JsonNode expression, String name) {
        var reference = expression.path("column_names");
        if (reference.size() > 0) {
            return reference.path(0).asText().equalsIgnoreCase(name);
        }
        for (var child : expression) {
            if (child.isContainerNode() && uses(child, name)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Set<String>> columns(JsonNode list, Scope scope) {
        var columns = new LinkedHashSet<String>();
        for (var result : list) {
            if (result.path("class").asText().equals("STAR")) {
                var behind = scope.columns();
                if (behind.isEmpty()) {
                    return Optional.empty();
                }
                columns.addAll(behind.get());
            }
            columns.add(Scope.lower(name(result)));
        }
        return Optional.of(columns);
    }

    /** Whether a star gives each column its own name and value. */
    static boolean plainStar(JsonNode star) {
        return star.path("replace_list").isEmpty()
                && star.path("rename_list").isEmpty()
                && !star.path("columns").asBoolean()
                && star.path("expr").isNull();
    }

    /** What a result is called. */
    static String name(JsonNode result) {
        var alias = result.path("alias").asText();
        var reference = result.path("column_names");
        return alias.isEmpty() && reference.size() > 0
                ? reference.path(reference.size() - 1).asText()
                : alias.isEmpty() ? result.path("function_name").asText() : alias;
    }
}
