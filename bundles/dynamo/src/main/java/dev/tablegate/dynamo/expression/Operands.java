// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.expression;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Checks that an operator can work with its operands, before DynamoDB is asked. */
final class Operands {

    private Operands() {}

    static void check(Condition condition) {
        switch (condition.operator()) {
            case LT, LTE, GT, GTE -> condition.operands().forEach(operand -> ordered(condition, operand));
            case BETWEEN -> between(condition);
            case BEGINS_WITH -> beginsWith(condition);
            case SIZE -> size(condition);
            case EQ, NE, IN, CONTAINS, EXISTS, NOT_EXISTS, TYPE -> {}
        }
    }

    private static void ordered(Condition condition, Value operand) {
        if (!(operand instanceof Value.Text || operand instanceof Value.Num || operand instanceof Value.Binary)) {
            throw wrong(condition, "compares with a string, a number or binary, not with " + Attributes.type(operand));
        }
    }

    private static void between(Condition condition) {
        condition.operands().forEach(operand -> ordered(condition, operand));
        var low = condition.operands().getFirst();
        var high = condition.operands().getLast();
        if (!Attributes.type(low).equals(Attributes.type(high))) {
            throw wrong(condition, "takes two values of one type");
        }
        if (compare(low, high) > 0) {
            throw wrong(condition, "takes the smaller value first");
        }
    }

    private static void beginsWith(Condition condition) {
        var prefix = condition.operands().getFirst();
        if (!(prefix instanceof Value.Text || prefix instanceof Value.Binary)) {
            throw wrong(condition, "takes a string or binary, not " + Attributes.type(prefix));
        }
    }

    private static void size(Condition condition) {
        if (!condition.operands().stream().allMatch(Value.Num.class::isInstance)) {
            throw wrong(condition, "takes one number, or two numbers between which the size lies");
        }
        if (condition.operands().size() == 2) {
            between(condition);
        }
    }

    private static int compare(Value low, Value high) {
        if (low instanceof Value.Num(var one) && high instanceof Value.Num(var two)) {
            return one.compareTo(two);
        }
        return Arrays.compareUnsigned(bytes(low), bytes(high));
    }

    private static byte[] bytes(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text.getBytes(StandardCharsets.UTF_8);
            case Value.Binary binary -> binary.bytes();
            default -> throw new IllegalArgumentException(Attributes.type(value) + " has no order");
        };
    }

    private static ToolException wrong(Condition condition, String what) {
        return new ToolException(
                ToolException.Standard.INVALID_INPUT,
                "The condition on '" + condition.attribute() + "' is wrong: "
                        + condition.operator().id() + " " + what + ".");
    }
}
