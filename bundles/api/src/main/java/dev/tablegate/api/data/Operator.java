// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.util.Locale;

/** Comparisons of DynamoDB's condition expressions. */
public enum Operator {
    EQ(1, 1),
    NE(1, 1),
    LT(1, 1),
    LTE(1, 1),
    GT(1, 1),
    GTE(1, 1),
    BETWEEN(2, 2),
    IN(1, 100),
    BEGINS_WITH(1, 1),
    CONTAINS(1, 1),
    EXISTS(0, 0),
    NOT_EXISTS(0, 0),
    /** The attribute has the DynamoDB type that the operand names: S, N, B, BOOL, NULL, M, L, SS, NS or BS. */
    TYPE(1, 1),
    /** The attribute's size (characters, bytes or members) is the operand, or lies between the two operands. */
    SIZE(1, 2);

    private final int least;
    private final int most;

    Operator(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** As it is written: {@code begins_with}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it works with so many operands. */
    public boolean takes(int operands) {
        return operands >= least && operands <= most;
    }

    /** How many operands it takes, in words. */
    public String arity() {
        if (most == 0) {
            return "no value";
        }
        if (least == most) {
            return least == 1 ? "one value" : least + " values";
        }
        return least + " to " + most + " values";
    }
}
