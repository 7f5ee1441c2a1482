// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A condition on one attribute.
 *
 * @param attribute path of the attribute as in DynamoDB expressions: {@code address.city}, {@code lines[0].price}
 * @param operator how it is compared
 * @param operands what it is compared with; their number is the operator's
 */
public record Condition(String attribute, Operator operator, List<Value> operands) {

    public Condition {
        operands = List.copyOf(operands);
        if (!operator.takes(operands.size())) {
            throw new IllegalArgumentException(operator.id() + " takes " + operator.arity());
        }
    }

    /**
     * Refuses what DynamoDB would refuse.
     *
     * @throws ToolException if the operator cannot work with these operands
     */
    public void check() {
        Operands.check(this);
    }

    /**
     * Whether the item fulfils it, decided here as DynamoDB decides it.
     *
     * @throws ToolException if the attribute is no path, or the operator cannot work with these operands
     */
    public boolean matches(Map<String, Value> item) {
        check();
        Optional<Value> actual = AttributePath.of(attribute).in(item);
        return switch (operator) {
            case EXISTS -> actual.isPresent();
            case NOT_EXISTS -> actual.isEmpty();
            // DynamoDB holds an attribute that is not there, or has another type, for different.
            case NE -> !actual.equals(Optional.of(first()));
            case EQ, LT, LTE, GT, GTE, BETWEEN, IN, BEGINS_WITH, CONTAINS, TYPE, SIZE ->
                actual.isPresent() && holds(actual.get());
        };
    }

    private boolean holds(Value actual) {
        return switch (operator) {
            case EQ, IN -> operands.contains(actual);
            case LT -> is(actual, first(), order -> order < 0);
            case LTE -> is(actual, first(), order -> order <= 0);
            case GT -> is(actual, first(), order -> order > 0);
            case GTE -> is(actual, first(), order -> order >= 0);
            case BETWEEN -> is(actual, first(), order -> order >= 0) && is(actual, last(), order -> order <= 0);
            case BEGINS_WITH -> Comparison.beginsWith(actual, first());
            case CONTAINS -> Comparison.contains(actual, first());
            case TYPE -> first().equals(new Value.Text(actual.type()));
            case SIZE -> hasSize(actual);
            case NE, EXISTS, NOT_EXISTS -> throw new IllegalStateException(operator.id());
        };
    }

    private boolean hasSize(Value actual) {
        var size = Comparison.size(actual);
        return size.isPresent()
                && is(Value.Num.of(size.getAsInt()), first(), order -> order >= 0)
                && is(Value.Num.of(size.getAsInt()), last(), order -> order <= 0);
    }

    private static boolean is(Value actual, Value operand, IntPredicate test) {
        return Comparison.order(actual, operand).stream().anyMatch(test);
    }

    private Value first() {
        return operands.getFirst();
    }

    private Value last() {
        return operands.getLast();
    }
}
