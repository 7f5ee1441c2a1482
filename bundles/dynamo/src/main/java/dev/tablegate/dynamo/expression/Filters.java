// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.expression;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes filters as condition expressions; refuses what DynamoDB would refuse. */
public final class Filters {

    private final Expressions expressions;

    public Filters(Expressions expressions) {
        this.expressions = expressions;
    }

    /** The filter as a condition expression. */
    public String write(Filter filter) {
        return switch (plain(filter)) {
            case Filter.Test(var condition) -> write(condition);
            case Filter.And(var filters) -> join(filters, " AND ");
            case Filter.Or(var filters) -> join(filters, " OR ");
            case Filter.Not(var inner) -> "NOT " + operand(inner);
        };
    }

    /** Without what says nothing: DynamoDB refuses parentheses that are not needed. */
    private static Filter plain(Filter filter) {
        return switch (filter) {
            case Filter.Test test -> test;
            case Filter.And and ->
                and.filters().size() == 1 ? plain(and.filters().getFirst()) : and;
            case Filter.Or or -> or.filters().size() == 1 ? plain(or.filters().getFirst()) : or;
            case Filter.Not not -> plain(not.filter()) instanceof Filter.Not(var inner) ? plain(inner) : not;
        };
    }

    /** The condition on a key attribute, which is named as it is, as a key condition expression. */
    public String writeKey(Condition condition) {
        return write(expressions.name(condition.attribute()), condition);
    }

    private String write(Condition condition) {
        return write(expressions.path(AttributePath.of(condition.attribute())), condition);
    }

    private String write(String path, Condition condition) {
        condition.check();
        return switch (condition.operator()) {
            case EQ -> path + " = " + first(condition);
            case NE -> path + " <> " + first(condition);
            case LT -> path + " < " + first(condition);
            case LTE -> path + " <= " + first(condition);
            case GT -> path + " > " + first(condition);
            case GTE -> path + " >= " + first(condition);
            case BETWEEN -> path + " BETWEEN " + values(condition, " AND ");
            case IN -> path + " IN (" + values(condition, ", ") + ")";
            case BEGINS_WITH -> "begins_with(" + path + ", " + first(condition) + ")";
            case CONTAINS -> "contains(" + path + ", " + first(condition) + ")";
            case EXISTS -> "attribute_exists(" + path + ")";
            case NOT_EXISTS -> "attribute_not_exists(" + path + ")";
            case TYPE -> "attribute_type(" + path + ", " + first(condition) + ")";
            case SIZE -> "size(" + path + ")" + size(condition);
        };
    }

    private String join(List<Filter> filters, String word) {
        if (filters.isEmpty()) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "'" + word.strip().toLowerCase(Locale.ROOT)
                            + "' combines at least one condition; give one, or leave the filter out.");
        }
        return filters.stream().map(this::operand).collect(Collectors.joining(word));
    }

    private String operand(Filter filter) {
        boolean several = plain(filter) instanceof Filter.And || plain(filter) instanceof Filter.Or;
        return several ? "(" + write(filter) + ")" : write(filter);
    }

    private String first(Condition condition) {
        return expressions.value(condition.operands().getFirst());
    }

    private String values(Condition condition, String between) {
        return condition.operands().stream().map(expressions::value).collect(Collectors.joining(between));
    }

    private String size(Condition condition) {
        return condition.operands().size() == 1 ? " = " + first(condition) : " BETWEEN " + values(condition, " AND ");
    }
}
