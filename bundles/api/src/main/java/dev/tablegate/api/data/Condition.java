// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.util.List;

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
}
