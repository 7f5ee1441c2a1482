// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.argument;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Optional;

/** A condition on the sort key as a model writes it. The attribute is known from the table. */
public record SortKey(
        @Doc("Comparison") SortOperator op,
        @Doc("Operand") Optional<Value> value,
        @Doc("For between") Optional<List<Value>> values) {

    /**
     * The condition that this says.
     *
     * @throws ToolException if the operator does not take what is given
     */
    public Condition toCondition(String attribute, Format format) {
        return new Condition(attribute, op.operator, new Operands("sortKey", op.operator).read(value, values, format));
    }

    /** What DynamoDB can do with a sort key. */
    public enum SortOperator {
        EQ(Operator.EQ),
        LT(Operator.LT),
        LTE(Operator.LTE),
        GT(Operator.GT),
        GTE(Operator.GTE),
        BETWEEN(Operator.BETWEEN),
        BEGINS_WITH(Operator.BEGINS_WITH);

        private final Operator operator;

        SortOperator(Operator operator) {
            this.operator = operator;
        }
    }
}
