// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.ToolException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the tree of a statement may consist of. Every object in it must be of a kind that is listed here, and have no
 * other fields than the listed ones: what a later engine adds is refused until somebody looked at it.
 */
final class Shapes {

    private static final String LOCATED = "query_location query_location_length alias ";
    private static final String EXPRESSION = LOCATED + "class type ";
    private static final String REFERENCE = LOCATED + "type !sample ";
    private static final String QUERY = "type modifiers cte_map ";
    private static final String CALLED = "function_name !schema !catalog arguments qualified_name distinct ";

    private static final Map<String, Shape> SHAPES = shapes();

    private Shapes() {}

    /** Refuses what is not listed. */
    static void check(JsonNode tree) {
        check(tree, "root");
    }

    private static void check(JsonNode node, String role) {
        if (node.isArray()) {
            node.forEach(member -> check(member, role));
        } else if (node.isObject()) {
            object(node, role);
        }
    }

    private static void object(JsonNode node, String role) {
        var kind = kind(node, role);
        var shape = SHAPES.get(kind);
        if (shape == null) {
            throw Words.refused(kind);
        }
        node.properties().forEach(field -> {
            if (!shape.fields().contains(field.getKey()) && !empty(field.getValue())) {
                throw Words.refused(kind + "." + field.getKey());
            }
            check(field.getValue(), field.getKey());
        });
    }

    private static String kind(JsonNode node, String role) {
        if (node.has("class")) {
            return node.path("class").asText();
        }
        return node.path("type").isTextual() ? node.path("type").asText() : "." + role;
    }

    private static boolean empty(JsonNode value) {
        return value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isEmpty()
                || value.isBoolean() && !value.asBoolean();
    }

    private static Map<String, Shape> shapes() {
        var shapes = new HashMap<String, Shape>();
        expressions(shapes);
        references(shapes);
        parts(shapes);
        return Map.copyOf(shapes);
    }

    private static void expressions(Map<String, Shape> shapes) {
        put(shapes, "BETWEEN", EXPRESSION + "input lower upper");
        put(shapes, "CASE", EXPRESSION + "case_checks else_expr");
        put(shapes, "CAST", EXPRESSION + "child try_cast type_expr");
        put(shapes, "COLLATE", EXPRESSION + "child collation");
        put(shapes, "COLUMN_REF", EXPRESSION + "column_names");
        put(shapes, "COMPARISON", EXPRESSION + "left right");
        put(shapes, "CONJUNCTION", EXPRESSION + "children");
        put(shapes, "CONSTANT", EXPRESSION + "literal");
        put(shapes, "FUNCTION", EXPRESSION + CALLED + "filter order_bys is_operator");
        put(shapes, "LAMBDA", EXPRESSION + "lhs expr syntax_type");
        put(shapes, "OPERATOR", EXPRESSION + "children");
        put(
                shapes,
                "STAR",
                EXPRESSION + "relation_name exclude_list replace_list columns expr qualified_exclude_list rename_list");
        put(
                shapes,
                "SUBQUERY",
                EXPRESSION + REFERENCE + "subquery_type subquery child comparison_type column_name_alias");
        put(shapes, "TYPE", EXPRESSION + "!catalog !schema type_name children qualified_name");
        put(
                shapes,
                "WINDOW",
                EXPRESSION + CALLED + "partitions orders start end start_expr end_expr offset_expr default_expr"
                        + " ignore_nulls filter_expr exclude_clause arg_orders has_ignore_nulls");
    }

    private static void references(Map<String, Shape> shapes) {
        put(
                shapes,
                "BASE_TABLE",
                REFERENCE + "!schema_name !catalog_name table_name column_name_alias !at_clause qualified_name");
        put(shapes, "EMPTY", REFERENCE);
        put(shapes, "EXPRESSION_LIST", REFERENCE + "expected_names !expected_types values");
        put(
                shapes,
                "JOIN",
                REFERENCE + "left right condition join_type ref_type using_columns is_implicit nearest_count"
                        + " nearest_order_type");
        put(shapes, "TABLE_FUNCTION", REFERENCE + "function column_name_alias with_ordinality");
        put(
                shapes,
                "SELECT_NODE",
                QUERY + "select_list from_table where_clause group_expressions group_sets aggregate_handling having"
                        + " !sample qualify");
        put(shapes, "SET_OPERATION_NODE", QUERY + "setop_type left right setop_all children");
        put(shapes, "RECURSIVE_CTE_NODE", QUERY + "cte_name union_all left right aliases !key_targets");
        put(shapes, "LIMIT_MODIFIER", "type limit offset limit_type");
        put(shapes, "ORDER_MODIFIER", "type orders");
        put(shapes, "DISTINCT_MODIFIER", "type distinct_on_targets");
        put(shapes, "DESCENDING", "type null_order expression");
        put(shapes, "ASCENDING", "type null_order expression");
        put(shapes, "ORDER_DEFAULT", "type null_order expression");
    }

    private static void parts(Map<String, Shape> shapes) {
        put(shapes, ".root", "error statements");
        put(shapes, ".statements", "node !named_param_map");
        put(shapes, ".subquery", "node !named_param_map");
        put(shapes, ".arguments", "name expression");
        put(shapes, ".case_checks", "when_expr then_expr");
        put(shapes, ".cte_map", "map");
        put(shapes, ".map", "key value");
        put(shapes, ".value", "aliases materialized query_node !key_targets !payload_aggregates");
        put(shapes, ".literal", "kind text");
        put(shapes, ".qualified_name", "path");
        put(shapes, ".replace_list", "key value");
        put(shapes, ".rename_list", "key value");
        put(shapes, ".key", "!catalog !schema table column");
        put(shapes, ".qualified_exclude_list", "!catalog !schema table column");
    }

    /** Fields behind an exclamation mark are known, and must be empty. */
    private static void put(Map<String, Shape> shapes, String kind, String fields) {
        shapes.put(
                kind,
                new Shape(Arrays.stream(fields.split(" "))
                        .filter(field -> !field.startsWith("!"))
                        .collect(Collectors.toSet())));
    }

    private record Shape(Set<String> fields) {}

    /** The sentences. */
    private static final class Words {

        private static final Map<String, String> SENTENCES = Map.ofEntries(
                Map.entry(
                        "SHOW_REF", "SHOW, DESCRIBE and SUMMARIZE tell of tables: call list_tables or describe_table."),
                Map.entry("INSERT_QUERY_NODE", writes("stage_put_item")),
                Map.entry("UPDATE_QUERY_NODE", writes("stage_update_item")),
                Map.entry("DELETE_QUERY_NODE", writes("stage_delete_item")),
                Map.entry("MERGE_QUERY_NODE", writes("stage_batch_write")),
                Map.entry(
                        "PIVOT",
                        "PIVOT and UNPIVOT are not available. Write sum(x) filter (where y = 'a') for a column."),
                Map.entry("PARAMETER", "Write values in place of the parameters."),
                Map.entry(".named_param_map", "Write values in place of the parameters."),
                Map.entry("POSITIONAL_REFERENCE", "Write the name of the column in place of its number."),
                Map.entry("DEFAULT", "DEFAULT has no meaning in a SELECT."),
                Map.entry("SELECT_NODE.sample", sample()),
                Map.entry("BASE_TABLE.at_clause", "Tables have one version only: leave AT out."),
                Map.entry("BASE_TABLE.schema_name", names()),
                Map.entry("BASE_TABLE.catalog_name", names()),
                Map.entry("FUNCTION.schema", "Write the function without a schema."),
                Map.entry("FUNCTION.catalog", "Write the function without a schema."));

        static ToolException refused(String kind) {
            if (kind.endsWith(".sample")) {
                return Refusal.of(sample());
            }
            return Refusal.of(SENTENCES.getOrDefault(
                    kind,
                    "This statement uses something that is not available here (" + kind + "). Write it otherwise."));
        }

        private static String writes(String tool) {
            return "SQL reads only. To change items call " + tool + ": a person reviews the change.";
        }

        private static String sample() {
            return "SAMPLE is not available. Write LIMIT, or a condition.";
        }

        private static String names() {
            return "Tables stand in no schema. Put a name with a dot into double quotes: \"my.table\". Indexes are chosen"
                    + " from the conditions.";
        }
    }
}
