// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Filters and conditions, decided as DynamoDB decides them: a missing attribute or another type matches nothing. */
final class Conditions {

    private static final Set<String> TYPES = Set.of("S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS");

    private Conditions() {}

    static boolean matches(Filter filter, Map<String, Value> item) {
        return switch (filter) {
            case Filter.Test(var condition) -> matches(condition, item);
            case Filter.And(var all) -> all.stream().allMatch(part -> matches(part, item));
            case Filter.Or(var any) -> any.stream().anyMatch(part -> matches(part, item));
            case Filter.Not(var part) -> !matches(part, item);
        };
    }

    static boolean matches(Condition condition, Map<String, Value> item) {
        Optional<Value> actual = AttributePath.of(condition.attribute()).in(item);
        List<Value> operands = condition.operands();
        return switch (condition.operator()) {
            case EXISTS -> actual.isPresent();
            case NOT_EXISTS -> actual.isEmpty();
            // DynamoDB holds an attribute that is not there, or has another type, for different.
            case NE -> !actual.equals(Optional.of(operands.getFirst()));
            case EQ -> actual.equals(Optional.of(operands.getFirst()));
            case IN -> actual.isPresent() && operands.contains(actual.get());
            case LT, LTE, GT, GTE, BETWEEN -> ordered(condition, actual);
            case BEGINS_WITH -> beginsWith(actual, operands.getFirst());
            case CONTAINS -> actual.isPresent() && contains(actual.get(), operands.getFirst());
            case TYPE -> hasType(actual, operands.getFirst());
            case SIZE -> actual.isPresent() && hasSize(actual.get(), operands);
        };
    }

    private static boolean ordered(Condition condition, Optional<Value> actual) {
        for (Value operand : condition.operands()) {
            if (ValueOrder.compare(operand, operand).isEmpty()) {
                throw invalid(condition.operator().id() + " compares strings, numbers and binary only.");
            }
        }
        Value first = condition.operands().getFirst();
        return switch (condition.operator()) {
            case LT -> is(actual, first, order -> order < 0);
            case LTE -> is(actual, first, order -> order <= 0);
            case GT -> is(actual, first, order -> order > 0);
            case GTE -> is(actual, first, order -> order >= 0);
            case BETWEEN -> between(actual, first, condition.operands().getLast());
            case EQ, NE, IN, BEGINS_WITH, CONTAINS, EXISTS, NOT_EXISTS, TYPE, SIZE ->
                throw new IllegalArgumentException(condition.operator().id());
        };
    }

    private static boolean between(Optional<Value> actual, Value low, Value high) {
        if (ValueOrder.compare(low, high).isEmpty()
                || ValueOrder.compare(low, high).getAsInt() > 0) {
            throw invalid("between takes two values of one type, the smaller one first.");
        }
        return is(actual, low, order -> order >= 0) && is(actual, high, order -> order <= 0);
    }

    private static boolean is(Optional<Value> actual, Value operand, IntPredicate test) {
        return actual.isPresent()
                && ValueOrder.compare(actual.get(), operand).stream().anyMatch(test);
    }

    private static boolean beginsWith(Optional<Value> actual, Value prefix) {
        if (!(prefix instanceof Value.Text || prefix instanceof Value.Binary)) {
            throw invalid("begins_with takes a string or binary.");
        }
        if (actual.isEmpty()) {
            return false;
        }
        if (actual.get() instanceof Value.Text(var text) && prefix instanceof Value.Text(var start)) {
            return text.startsWith(start);
        }
        if (actual.get() instanceof Value.Binary whole && prefix instanceof Value.Binary start) {
            byte[] wanted = start.bytes();
            byte[] bytes = whole.bytes();
            return bytes.length >= wanted.length && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
        }
        return false;
    }

    private static boolean contains(Value whole, Value part) {
        return switch (whole) {
            case Value.Text(var text) -> part instanceof Value.Text(var wanted) && text.contains(wanted);
            case Value.Sequence(var members) -> members.contains(part);
            case Value.TextSet(var members) -> part instanceof Value.Text(var wanted) && members.contains(wanted);
            case Value.NumSet(var members) -> part instanceof Value.Num(var wanted) && members.contains(wanted);
            case Value.BinarySet(var members) -> part instanceof Value.Binary wanted && members.contains(wanted);
            case Value.Binary bytes -> part instanceof Value.Binary wanted && containsBytes(bytes.bytes(), wanted);
            case Value.Num number -> false;
            case Value.Bool flag -> false;
            case Value.Null none -> false;
            case Value.Document map -> false;
        };
    }

    private static boolean containsBytes(byte[] whole, Value.Binary part) {
        byte[] wanted = part.bytes();
        for (int from = 0; from + wanted.length <= whole.length; from++) {
            if (Arrays.equals(whole, from, from + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasType(Optional<Value> actual, Value operand) {
        if (!(operand instanceof Value.Text(var name)) || !TYPES.contains(name)) {
            throw invalid("type takes one of S, N, B, BOOL, NULL, M, L, SS, NS, BS.");
        }
        return actual.isPresent() && actual.get().type().equals(name);
    }

    private static boolean hasSize(Value value, List<Value> operands) {
        long size = switch (value) {
            case Value.Text(var text) -> text.length();
            case Value.Binary(var bytes) -> bytes.remaining();
            case Value.Document(var entries) -> entries.size();
            case Value.Sequence(var members) -> members.size();
            case Value.TextSet(var members) -> members.size();
            case Value.NumSet(var members) -> members.size();
            case Value.BinarySet(var members) -> members.size();
            case Value.Num number -> -1;
            case Value.Bool flag -> -1;
            case Value.Null none -> -1;
        };
        var operator = operands.size() == 1 ? Operator.EQ : Operator.BETWEEN;
        return size >= 0 && matches(new Condition("size", operator, operands), Map.of("size", Value.Num.of(size)));
    }

    private static ToolException invalid(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }
}
