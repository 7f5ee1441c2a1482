// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Takes out of a condition what tells of one table's rows that they cannot matter. Only conditions that are never true
 * of NULL are taken, so that they hold for tables on the optional side of an outer join, too.
 */
final class Conditions {

    // DynamoDB's own bound for one IN.
    private static final int MOST_OPERANDS = 100;

    private final Names names;

    Conditions(Names names) {
        this.names = names;
    }

    /** What the condition says of each table. */
    record Said(Occurrence of, Filter filter, boolean exact) {}

    /** The parts of a condition that all must hold. */
    static Stream<JsonNode> parts(JsonNode condition) {
        return condition.path("type").asText().equals("CONJUNCTION_AND")
                ? stream(condition.path("children")).flatMap(Conditions::parts)
                : condition.isObject() ? Stream.of(condition) : Stream.empty();
    }

    /** What one part says of tables: one entry for each table that it speaks of, none if it says nothing usable. */
    List<Said> read(JsonNode part) {
        return switch (part.path("type").asText()) {
            case "CONJUNCTION_AND" ->
                stream(part.path("children"))
                        .flatMap(child -> read(child).stream())
                        .toList();
            case "CONJUNCTION_OR" -> either(part);
            case "COMPARE_EQUAL" -> comparison(part, Operator.EQ, Operator.EQ);
            case "COMPARE_LESSTHAN" -> comparison(part, Operator.LT, Operator.GT);
            case "COMPARE_LESSTHANOREQUALTO" -> comparison(part, Operator.LTE, Operator.GTE);
            case "COMPARE_GREATERTHAN" -> comparison(part, Operator.GT, Operator.LT);
            case "COMPARE_GREATERTHANOREQUALTO" -> comparison(part, Operator.GTE, Operator.LTE);
            case "COMPARE_BETWEEN" -> between(part);
            case "COMPARE_IN" -> in(part);
            case "OPERATOR_IS_NOT_NULL" -> test(part.path("children").path(0), Operator.EXISTS, List.of(), true);
            case "FUNCTION" -> prefix(part);
            default -> List.of();
        };
    }

    /** One of several: usable if each of them says something of the same table. */
    private List<Said> either(JsonNode part) {
        var branches = stream(part.path("children")).map(this::read).toList();
        var said = new ArrayList<Said>();
        var tables = branches.getFirst().stream().map(Said::of).distinct().toList();
        for (var table : tables) {
            var filters = new ArrayList<Filter>();
            boolean exact = tables.size() == 1;
            for (var branch : branches) {
                var own = branch.stream().filter(one -> one.of() == table).toList();
                if (own.isEmpty()) {
                    break;
                }
                filters.add(and(own.stream().map(Said::filter).toList()));
                exact &= own.size() == branch.size() && own.stream().allMatch(Said::exact);
            }
            if (filters.size() == branches.size()) {
                said.add(new Said(table, new Filter.Or(filters), exact && simple(part)));
            }
        }
        return said;
    }

    /** Whether no branch is a combination, of which a part may have said nothing. */
    private static boolean simple(JsonNode either) {
        return stream(either.path("children"))
                .noneMatch(child -> child.path("class").asText().equals("CONJUNCTION"));
    }

    private static Filter and(List<Filter> filters) {
        return filters.size() == 1 ? filters.getFirst() : new Filter.And(filters);
    }

    private List<Said> comparison(JsonNode part, Operator operator, Operator flipped) {
        var left = part.path("left");
        var right = part.path("right");
        var value = Constants.of(right);
        if (value.isPresent()) {
            return compare(left, operator, value.get());
        }
        return Constants.of(left)
                .map(constant -> compare(right, flipped, constant))
                .orElse(List.of());
    }

    private List<Said> compare(JsonNode column, Operator operator, Value value) {
        return operator != Operator.EQ && value instanceof Value.Bool
                ? List.of()
                : test(column, operator, List.of(value), true);
    }

    private List<Said> between(JsonNode part) {
        var lower = Constants.of(part.path("lower"));
        var upper = Constants.of(part.path("upper"));
        var said = new ArrayList<Said>();
        // Two bounds, because they may exclude each other, which DynamoDB's BETWEEN refuses.
        lower.ifPresent(bound -> said.addAll(compare(part.path("input"), Operator.GTE, bound)));
        upper.ifPresent(bound -> said.addAll(compare(part.path("input"), Operator.LTE, bound)));
        return lower.isPresent() && upper.isPresent()
                ? said
                : said.stream()
                        .map(one -> new Said(one.of(), one.filter(), false))
                        .toList();
    }

    private List<Said> in(JsonNode part) {
        var children = stream(part.path("children")).toList();
        var operands =
                children.stream().skip(1).filter(one -> !Constants.isNull(one)).toList();
        var values = operands.stream()
                .flatMap(one -> Constants.of(one).stream())
                .distinct()
                .toList();
        boolean complete = operands.stream().allMatch(one -> Constants.of(one).isPresent());
        boolean alike = values.stream().map(Value::type).distinct().count() == 1;
        if (!complete || !alike) {
            return List.of();
        }
        var parts = new ArrayList<List<Value>>();
        for (int from = 0; from < values.size(); from += MOST_OPERANDS) {
            parts.add(values.subList(from, Math.min(values.size(), from + MOST_OPERANDS)));
        }
        return columns(children.getFirst()).stream()
                .map(column -> new Said(column.of(), anyOf(column, parts), true))
                .toList();
    }

    private static Filter anyOf(Column column, List<List<Value>> parts) {
        var filters = parts.stream()
                .<Filter>map(values -> new Filter.Test(new Condition(path(column), Operator.IN, values)))
                .toList();
        return filters.size() == 1 ? filters.getFirst() : new Filter.Or(filters);
    }

    private List<Said> prefix(JsonNode part) {
        var function = part.path("function_name").asText();
        var column = part.path("arguments").path(0).path("expression");
        var operand = Constants.of(part.path("arguments").path(1).path("expression"));
        if (!(operand.orElse(new Value.Bool(false)) instanceof Value.Text(var text))) {
            return List.of();
        }
        return switch (function) {
            case "starts_with", "prefix", "^@" -> begins(column, text, true);
            case "~~" -> like(column, text);
            default -> List.of();
        };
    }

    private List<Said> like(JsonNode column, String pattern) {
        int end = 0;
        while (end < pattern.length() && pattern.charAt(end) != '%' && pattern.charAt(end) != '_') {
            end++;
        }
        if (end == pattern.length()) {
            return test(column, Operator.EQ, List.of(new Value.Text(pattern)), true);
        }
        return begins(column, pattern.substring(0, end), pattern.substring(end).equals("%"));
    }

    private List<Said> begins(JsonNode column, String prefix, boolean exact) {
        return prefix.isEmpty()
                ? List.of()
                : test(column, Operator.BEGINS_WITH, List.of(new Value.Text(prefix)), exact);
    }

    private List<Said> test(JsonNode reference, Operator operator, List<Value> operands, boolean exact) {
        return columns(reference).stream()
                .map(column ->
                        new Said(column.of(), new Filter.Test(new Condition(path(column), operator, operands)), exact))
                .toList();
    }

    private List<Column> columns(JsonNode reference) {
        return reference.path("class").asText().equals("COLUMN_REF") ? names.of(reference) : List.of();
    }

    private static String path(Column column) {
        return new AttributePath(column.path().stream()
                        .<AttributePath.Step>map(AttributePath.Step.Name::new)
                        .toList())
                .text();
    }

    /** The two columns of an equality between columns. */
    Optional<Equality> equality(JsonNode part) {
        if (!part.path("type").asText().equals("COMPARE_EQUAL")) {
            return Optional.empty();
        }
        var left = columns(part.path("left"));
        var right = columns(part.path("right"));
        return left.size() == 1 && right.size() == 1
                ? Optional.of(new Equality(left.getFirst(), right.getFirst()))
                : Optional.empty();
    }

    /** The column of {@code x in (select y from ...)}, and the column that the sub-query gives. */
    Optional<Equality> membership(JsonNode part) {
        var query = part.path("subquery").path("node");
        if (!part.path("subquery_type").asText().equals("ANY")
                || !part.path("comparison_type").asText().equals("COMPARE_EQUAL")
                || !query.path("type").asText().equals("SELECT_NODE")) {
            return Optional.empty();
        }
        var outside = columns(part.path("child"));
        var inside = columns(query.path("select_list").path(0));
        return outside.size() == 1 && inside.size() == 1
                ? Optional.of(new Equality(outside.getFirst(), inside.getFirst()))
                : Optional.empty();
    }

    /** Two columns that are equal. */
    record Equality(Column left, Column right) {}

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
