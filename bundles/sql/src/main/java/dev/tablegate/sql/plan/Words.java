// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Conditions in words, as SQL would have them. */
final class Words {

    private static final int MOST_VALUES = 5;
    private static final int LONGEST_TEXT = 60;

    private Words() {}

    /** The path of a top-level attribute, as conditions have it. */
    static String path(String attribute) {
        return new AttributePath(List.of(new AttributePath.Step.Name(attribute))).text();
    }

    static String of(Filter filter) {
        return switch (filter) {
            case Filter.Test(var condition) -> of(condition);
            case Filter.And(var parts) -> joined(parts, " and ");
            case Filter.Or(var parts) -> joined(parts, " or ");
            case Filter.Not(var part) -> "not " + inside(part);
        };
    }

    private static String joined(List<Filter> parts, String word) {
        return parts.stream().map(Words::inside).collect(Collectors.joining(word));
    }

    private static String inside(Filter filter) {
        return filter instanceof Filter.And || filter instanceof Filter.Or ? "(" + of(filter) + ")" : of(filter);
    }

    static String of(Condition condition) {
        var attribute = condition.attribute();
        var operands = condition.operands();
        return switch (condition.operator()) {
            case BETWEEN -> attribute + " between " + of(operands.getFirst()) + " and " + of(operands.getLast());
            case IN -> among(attribute, operands);
            case BEGINS_WITH -> "starts_with(" + attribute + ", " + of(operands.getFirst()) + ")";
            case EXISTS -> attribute + " is not null";
            case TYPE -> attribute + " has type " + of(operands.getFirst());
            case EQ, NE, LT, LTE, GT, GTE ->
                attribute + " " + sign(condition.operator()) + " " + of(operands.getFirst());
            case CONTAINS, NOT_EXISTS, SIZE ->
                attribute + " " + condition.operator().id();
        };
    }

    /** Equality with one of several values. */
    static String among(String attribute, List<Value> values) {
        if (values.size() == 1) {
            return attribute + " = " + of(values.getFirst());
        }
        var first = values.stream().limit(MOST_VALUES).map(Words::of).collect(Collectors.joining(", "));
        int more = values.size() - MOST_VALUES;
        return attribute + " in (" + first + (more > 0 ? ", and " + more + " more" : "") + ")";
    }

    /** Which of the items are enough. */
    static Optional<String> enough(Reading reading) {
        return switch (reading) {
            case Reading.Query query -> enough(query.ascending() ? "first" : "last", query.limit());
            case Reading.Scan scan -> enough("first", scan.limit());
            case Reading.Get ignored -> Optional.empty();
            case Reading.Kept ignored -> Optional.empty();
            case Reading.Bound ignored -> Optional.empty();
        };
    }

    private static Optional<String> enough(String which, OptionalLong limit) {
        return limit.isEmpty() ? Optional.empty() : Optional.of(which + " " + limit.getAsLong());
    }

    private static String sign(Operator operator) {
        return switch (operator) {
            case NE -> "<>";
            case LT -> "<";
            case LTE -> "<=";
            case GT -> ">";
            case GTE -> ">=";
            default -> "=";
        };
    }

    static String of(Value value) {
        return switch (value) {
            case Value.Text(var text) -> "'" + cut(text).replace("'", "''") + "'";
            case Value.Num(var number) -> number.toPlainString();
            case Value.Bool(var truth) -> Boolean.toString(truth);
            default -> "a value of type " + value.type();
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }
}
