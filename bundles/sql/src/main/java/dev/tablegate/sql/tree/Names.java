// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Finds what the names in expressions mean, and writes key attributes as the table spells them. */
final class Names {

    private final Map<JsonNode, List<Column>> columns = new IdentityHashMap<>();
    private final BiConsumer<JsonNode, Scope> queries;

    /** @param queries reads a sub-query, with the scope around it */
    Names(BiConsumer<JsonNode, Scope> queries) {
        this.queries = queries;
    }

    /** What the column reference means. */
    List<Column> of(JsonNode reference) {
        return columns.getOrDefault(reference, List.of());
    }

    /** Reads an expression, or anything that holds expressions. */
    void read(JsonNode node, Scope scope) {
        switch (node.path("class").asText()) {
            case "COLUMN_REF" -> reference(node, scope);
            case "STAR" -> star(node, scope);
            case "SUBQUERY" -> {
                read(node.path("child"), scope);
                queries.accept(node.path("subquery").path("node"), scope);
            }
            case "FUNCTION" -> function(node, scope);
            case "LAMBDA", "TYPE" -> children(node, scope);
            default -> children(node, scope);
        }
    }

    private void children(JsonNode node, Scope scope) {
        node.forEach(child -> read(child, scope));
    }

    private void reference(JsonNode node, Scope scope) {
        var names = new ArrayList<String>();
        node.path("column_names").forEach(name -> names.add(name.asText()));
        var found = scope.resolve(names);
        columns.put(node, found);
        // What USING merged, or a query in FROM renamed, keeps the name that stands there.
        if (found.size() == 1 && node.get("column_names") instanceof ArrayNode written) {
            int at = names.size() - found.getFirst().path().size();
            var name = found.getFirst().name();
            if (at >= 0 && Scope.lower(name).equals(Scope.lower(names.get(at)))) {
                written.set(at, name);
            }
        }
    }

    private void star(JsonNode node, Scope scope) {
        var relation = node.path("relation_name").asText();
        if (relation.isEmpty()) {
            scope.tables().forEach(Occurrence::wantAll);
        } else {
            scope.resolveStar(relation);
        }
        node.path("replace_list").forEach(replaced -> read(replaced.path("value"), scope));
        // COLUMNS(...) takes a pattern, or a lambda over names: it names no attribute.
        if (!node.path("columns").asBoolean()) {
            read(node.path("expr"), scope);
        }
    }

    private void function(JsonNode node, Scope scope) {
        Functions.check(node.path("function_name").asText());
        int at = 0;
        for (var argument : node.path("arguments")) {
            var expression = argument.path("expression");
            // As a first argument, x -> 'a' reads JSON; behind it, it is a lambda.
            if (at++ > 0 && expression.path("class").asText().equals("LAMBDA")) {
                lambda(expression, scope);
            } else {
                read(expression, scope);
            }
        }
        read(node.path("filter"), scope);
        read(node.path("order_bys"), scope);
    }

    private void lambda(JsonNode node, Scope scope) {
        var inside = new Scope(Optional.of(scope));
        parameters(node.path("lhs"), inside);
        read(node.path("expr"), inside);
    }

    private static void parameters(JsonNode node, Scope scope) {
        node.path("column_names").forEach(name -> scope.addParameter(name.asText()));
        node.path("arguments").forEach(argument -> parameters(argument.path("expression"), scope));
    }
}
