// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what stands in FROM. */
final class Froms {

    private final Directory directory;
    private final Names names;
    private final Restrictions restrictions;
    private final Query queries;
    private final List<Occurrence> occurrences = new ArrayList<>();

    /** Reads a query. */
    @FunctionalInterface
    interface Query {
        Given read(JsonNode node, Optional<Scope> outer, CommonTables tables);
    }

    Froms(Directory directory, Names names, Restrictions restrictions, Query queries) {
        this.directory = directory;
        this.names = names;
        this.restrictions = restrictions;
        this.queries = queries;
    }

    List<Occurrence> occurrences() {
        return occurrences;
    }

    void read(JsonNode node, Scope scope, CommonTables tables) {
        switch (node.path("type").asText()) {
            case "BASE_TABLE" -> table(node, scope, tables);
            case "SUBQUERY" -> subquery(node, scope, tables);
            case "JOIN" -> join(node, scope, tables);
            case "TABLE_FUNCTION" -> function(node, scope);
            case "EXPRESSION_LIST" -> values(node, scope);
            case "EMPTY" -> {}
            default -> throw Refusal.of("This cannot stand in FROM.");
        }
    }

    private void table(JsonNode node, Scope scope, CommonTables tables) {
        var name = node.path("table_name").asText();
        var alias = alias(node, name);
        var aliases = CommonTables.names(node.path("column_name_alias"));
        var common = tables.find(name);
        if (common.isPresent()) {
            scope.add(Scope.Entry.of(alias, common.get().renamed(aliases)));
            return;
        }
        occurs(node, directory.find(name), false, alias, aliases, scope);
    }

    private void occurs(
            JsonNode node, Directory.Table table, boolean snapshot, String alias, List<String> aliases, Scope scope) {
        if (!aliases.isEmpty()) {
            throw Refusal.of("The attributes of a table have no order. Leave the names behind " + alias
                    + " out, and write AS in the SELECT list.");
        }
        var occurrence = new Occurrence((ObjectNode) node, table, snapshot, alias);
        occurrences.add(occurrence);
        scope.add(Scope.Entry.of(occurrence));
    }

    private void subquery(JsonNode node, Scope scope, CommonTables tables) {
        var given = queries.read(node.path("subquery").path("node"), Optional.of(scope), tables);
        var aliases = CommonTables.names(node.path("column_name_alias"));
        scope.add(Scope.Entry.of(alias(node, ""), given.renamed(aliases)));
    }

    private void function(JsonNode node, Scope scope) {
        var function = node.path("function");
        var name = function.path("function_name").asText();
        var aliases = CommonTables.names(node.path("column_name_alias"));
        var alias = alias(node, name);
        if (name.equalsIgnoreCase("snapshot")) {
            occurs(node, new Directory.Table(snapshot(function), Set.of()), true, alias, aliases, scope);
            return;
        }
        var columns = new LinkedHashSet<>(Functions.columns(name));
        function.path("arguments").forEach(argument -> names.read(argument, scope));
        columns.addAll(aliases);
        columns.add(Scope.lower(name));
        columns.add(Scope.lower(alias));
        columns.add("ordinality");
        scope.add(Scope.Entry.of(alias, Given.of(Optional.of(columns))));
    }

    private static String snapshot(JsonNode function) {
        var id = Constants.of(function.path("arguments").path(0).path("expression"));
        if (function.path("arguments").size() == 1 && id.isPresent() && id.get() instanceof Value.Text(var text)) {
            return text;
        }
        throw Refusal.of("Write snapshot('id') with the id of a snapshot, as a text.");
    }

    private void values(JsonNode node, Scope scope) {
        var columns = new LinkedHashSet<>(CommonTables.names(node.path("expected_names")));
        int width = node.path("values").path(0).size();
        for (int at = 0; at < width; at++) {
            columns.add("col" + at);
        }
        names.read(node.path("values"), scope);
        scope.add(Scope.Entry.of(alias(node, "valueslist"), Given.of(Optional.of(columns))));
    }

    private static String alias(JsonNode node, String otherwise) {
        var alias = node.path("alias").asText();
        return alias.isEmpty() ? otherwise : alias;
    }

    private void join(JsonNode node, Scope scope, CommonTables tables) {
        int start = scope.entries().size();
        read(node.path("left"), scope, tables);
        int middle = scope.entries().size();
        read(node.path("right"), scope, tables);
        var left = List.copyOf(scope.entries().subList(start, middle));
        var right = List.copyOf(scope.entries().subList(middle, scope.entries().size()));
        var kind = Join.of(node);
        if (kind.apart()) {
            free(left).forEach(Occurrence::keepWhole);
            free(right).forEach(Occurrence::keepWhole);
        }
        names.read(node.path("condition"), scope);
        node.path("using_columns").forEach(name -> using(name.asText(), left, right, kind, scope));
        var restricted = new HashSet<Occurrence>();
        if (kind.restrictsLeft()) {
            restricted.addAll(free(left));
        }
        if (kind.restrictsRight()) {
            restricted.addAll(free(right));
        }
        restrictions.on(node.path("condition"), restricted);
    }

    private void using(String name, List<Scope.Entry> left, List<Scope.Entry> right, Join kind, Scope scope) {
        var ofLeft = scope.merges(name) ? scope.resolve(List.of(name)) : owners(name, left);
        var ofRight = owners(name, right);
        scope.merge(name, kind.merged(ofLeft, ofRight));
        if (ofLeft.size() == 1 && ofRight.size() == 1) {
            restrictions.equal(
                    ofLeft.getFirst(),
                    ofRight.getFirst(),
                    kind.restrictsLeft()
                            && free(left).contains(ofLeft.getFirst().of()),
                    kind.restrictsRight()
                            && free(right).contains(ofRight.getFirst().of()));
        }
    }

    private static List<Column> owners(String name, List<Scope.Entry> side) {
        var own = new Scope(Optional.empty());
        side.forEach(own::add);
        return own.resolve(List.of(name));
    }

    private static Set<Occurrence> free(List<Scope.Entry> side) {
        var found = new HashSet<Occurrence>();
        side.forEach(entry -> found.addAll(entry.free()));
        return found;
    }
}
