// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import dev.tablegate.api.tool.ToolException;
import java.util.Set;

/** Checks that an operator can work with its operands. */
final class Operands {

    private static final Set<String> TYPES = Set.of("S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS");

    private Operands() {}

    static void check(Condition condition) {
        switch (condition.operator()) {
            case LT, LTE, GT, GTE -> condition.operands().forEach(operand -> ordered(condition, operand));
            case BETWEEN -> between(condition);
            case BEGINS_WITH -> beginsWith(condition);
            case TYPE -> type(condition);
            case SIZE -> size(condition);
            case EQ, NE, IN, CONTAINS, EXISTS, NOT_EXISTS -> {}
        }
    }

    private static void ordered(Condition condition, Value operand) {
        if (Comparison.order(operand, operand).isEmpty()) {
            throw wrong(condition, "compares with a string, a number or binary, not with " + operand.type());
        }
    }

    private static void between(Condition condition) {
        condition.operands().forEach(operand -> ordered(condition, operand));
        var order = Comparison.order(
                condition.operands().getFirst(), condition.operands().getLast());
        if (order.isEmpty()) {
            throw wrong(condition, "takes two values of one type");
        }
        if (order.getAsInt() > 0) {
            throw wrong(condition, "takes the smaller value first");
        }
    }

    private static void beginsWith(Condition condition) {
        var prefix = condition.operands().getFirst();
        if (!(prefix instanceof Value.Text || prefix instanceof Value.Binary)) {
            throw wrong(condition, "takes a string or binary, not " + prefix.type());
        }
    }

    private static void type(Condition condition) {
        if (!(condition.operands().getFirst() instanceof Value.Text(var name) && TYPES.contains(name))) {
            throw wrong(condition, "takes the name of a DynamoDB type: S, N, B, BOOL, NULL, M, L, SS, NS or BS");
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

    private static ToolException wrong(Condition condition, String what) {
        return new ToolException(
                ToolException.Standard.INVALID_INPUT,
                "The condition on '" + condition.attribute() + "' is wrong: "
                        + condition.operator().id() + " " + what + ".");
    }
}
