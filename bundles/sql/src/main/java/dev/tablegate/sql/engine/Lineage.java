// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells which columns of a result are attributes passed through, so that a set is given back as a set. In doubt it says
 * none: then a set is given back as a list.
 */
final class Lineage {

    private static final int DEEPEST = 50;

    private final Map<String, Loaded> sources;

    Lineage(Map<String, Loaded> sources) {
        this.sources = Map.copyOf(sources);
    }

    /**
     * The shape of each column of a result.
     *
     * @param tree the statement's tree
     * @param columns the names of the columns in their order
     */
    List<Optional<Shape>> of(JsonNode tree, List<String> columns) {
        var query = new Query(tree.path("statements").path(0).path("node"), new HashMap<>(), 0);
        var shapes = new ArrayList<Optional<Shape>>();
        for (int i = 0; i < columns.size(); i++) {
            shapes.add(column(query, i, columns.get(i), columns.size()));
        }
        return shapes;
    }

    /** A query, and the common table expressions that it sees. */
    private record Query(JsonNode node, Map<String, Query> named, int depth) {

        Query inside(JsonNode inner) {
            return new Query(inner, named, depth + 1);
        }

        /** With what its own WITH names. */
        Query opened() {
            var all = new HashMap<>(named);
            for (var entry : node.path("cte_map").path("map")) {
                var value = entry.path("value");
                boolean renamed = !value.path("aliases").isEmpty();
                all.put(
                        Names.fold(entry.path("key").asText()),
                        new Query(
                                renamed ? MissingNode.getInstance() : value.path("query_node"),
                                new HashMap<>(all),
                                depth + 1));
            }
            return new Query(node, all, depth);
        }
    }

    private Optional<Shape> column(Query around, int at, String name, int width) {
        if (around.depth() > DEEPEST) {
            return Optional.empty();
        }
        var query = around.opened();
        return switch (query.node().path("type").asText()) {
            case "SELECT_NODE" -> selected(query, at, name, width);
            case "SET_OPERATION_NODE" -> combined(query, at, name, width);
            default -> Optional.empty();
        };
    }

    /** All sides must agree, or have no value there. */
    private Optional<Shape> combined(Query query, int at, String name, int width) {
        if (query.node().path("setop_type").asText().contains("NAME")) {
            return Optional.empty();
        }
        Optional<Shape> agreed = Optional.empty();
        for (var child : query.node().path("children")) {
            var its = column(query.inside(child), at, name, width);
            if (its.isEmpty() || agreed.isPresent() && !agreed.equals(its)) {
                return Optional.empty();
            }
            agreed = its;
        }
        return agreed;
    }

    private Optional<Shape> selected(Query query, int at, String name, int width) {
        var list = query.node().path("select_list");
        boolean star = false;
        JsonNode found = MissingNode.getInstance();
        int named = 0;
        for (var item : list) {
            star |= item.path("class").asText().equals("STAR");
            if (Names.fold(output(item)).equals(Names.fold(name))) {
                named++;
                found = item;
            }
        }
        if (!star) {
            if (at >= 0 && list.size() == width) {
                return reference(query, list.path(at));
            }
            return named == 1 ? reference(query, found) : Optional.empty();
        }
        if (named > 0) {
            return Optional.empty();
        }
        return plainStar(list) ? resolve(query, List.of(name)) : Optional.empty();
    }

    private static boolean plainStar(JsonNode list) {
        for (var item : list) {
            boolean star = item.path("class").asText().equals("STAR");
            if (star
                    && (!item.path("replace_list").isEmpty()
                            || !item.path("rename_list").isEmpty()
                            || item.path("columns").asBoolean()
                            || !item.path("expr").isNull())) {
                return false;
            }
        }
        return true;
    }

    private static String output(JsonNode item) {
        String alias = item.path("alias").asText();
        var names = item.path("column_names");
        return alias.isEmpty() && !names.isEmpty()
                ? names.path(names.size() - 1).asText()
                : alias;
    }

    private Optional<Shape> reference(Query query, JsonNode item) {
        if (!item.path("class").asText().equals("COLUMN_REF")) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        item.path("column_names").forEach(part -> names.add(part.asText()));
        return resolve(query, names);
    }

    private Optional<Shape> resolve(Query query, List<String> names) {
        var relations = new ArrayList<Relation>();
        if (!relations(query, query.node().path("from_table"), relations)) {
            return Optional.empty();
        }
        if (names.size() > 1) {
            for (var relation : relations) {
                if (Names.fold(relation.alias()).equals(Names.fold(names.getFirst()))) {
                    return inside(relation.column(names.get(1)), names.subList(2, names.size()));
                }
            }
        }
        var owners = relations.stream()
                .map(relation -> relation.column(names.getFirst()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return owners.size() == 1
                ? inside(Optional.of(owners.getFirst()), names.subList(1, names.size()))
                : Optional.empty();
    }

    private static Optional<Shape> inside(Optional<Shape> column, List<String> path) {
        Optional<Shape> here = column;
        for (String name : path) {
            here = here.flatMap(shape -> field(shape, name));
        }
        return here;
    }

    private static Optional<Shape> field(Shape shape, String name) {
        if (shape.isNothing()) {
            return Optional.empty();
        }
        if (shape.mixed()) {
            return shape.facets().entrySet().stream()
                    .filter(facet -> facet.getKey().field().equals(Names.fold(name)))
                    .findFirst()
                    .map(facet -> new Shape(Map.of(facet.getKey(), facet.getValue())));
        }
        if (shape.facets().get(Kind.M) instanceof Facet.Fields(var fields)) {
            return Names.of(fields.keySet()).entrySet().stream()
                    .filter(field -> Names.fold(field.getValue()).equals(Names.fold(name)))
                    .findFirst()
                    .map(field -> fields.get(field.getKey()));
        }
        return Optional.empty();
    }

    /** Something in FROM, and what its columns are. */
    private record Relation(String alias, Function<String, Optional<Shape>> columns) {
        Optional<Shape> column(String name) {
            return columns.apply(name);
        }
    }

    /** Collects what stands in FROM; false if some of it is not understood. */
    private boolean relations(Query query, JsonNode from, List<Relation> into) {
        String alias = from.path("alias").asText();
        boolean plain = from.path("column_name_alias").isEmpty();
        return switch (from.path("type").asText()) {
            case "BASE_TABLE" -> plain && table(query, from.path("table_name").asText(), alias, into);
            case "SUBQUERY" -> {
                var inner = query.inside(from.path("subquery").path("node"));
                yield plain && into.add(new Relation(alias, name -> column(inner, -1, name, -1)));
            }
            case "JOIN" -> relations(query, from.path("left"), into) && relations(query, from.path("right"), into);
            default -> false;
        };
    }

    private boolean table(Query query, String name, String alias, List<Relation> into) {
        String called = alias.isEmpty() ? name : alias;
        Query common = query.named().get(Names.fold(name));
        if (common != null) {
            return into.add(new Relation(called, column -> column(common, -1, column, -1)));
        }
        Loaded source = sources.get(name);
        return source != null && into.add(new Relation(called, source::shape));
    }
}
