// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.argument;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a condition compares with: as many values, and of such types, as its operator takes. */
record Operands(String where, Operator operator) {

    private static final Set<String> TYPES = Set.of("S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS");
    private static final Set<String> ORDERED = Set.of("S", "N", "B");

    /**
     * The operands given as one value or as several.
     *
     * @throws ToolException if the operator does not take them
     */
    List<Value> read(Optional<Value> value, Optional<List<Value>> values, Format format) {
        if (value.isPresent() && values.isPresent()) {
            throw wrong("has both value and values. Give value for one, values for several.");
        }
        var given = value.map(List::of).or(() -> values).orElse(List.of());
        if (!operator.takes(given.size())) {
            throw wrong("has " + given.size() + " values, but " + operator.id() + " takes " + operator.arity()
                    + ". Write " + form() + "." + nullHint());
        }
        // Names of types and sizes are ours, not the table's, so they need no type of their own.
        var read = operator == Operator.TYPE || operator == Operator.SIZE ? Format.JSON : format;
        var operands =
                given.stream().map(one -> read.read(where + ".value", one)).toList();
        operands.forEach(this::check);
        if (operator == Operator.BETWEEN
                && !operands.getFirst().type().equals(operands.getLast().type())) {
            throw wrong("compares between values of two types. Give two of one type, the smaller one first.");
        }
        return operands;
    }

    private void check(Value operand) {
        switch (operator) {
            case TYPE -> {
                if (!(operand instanceof Value.Text(var name)) || !TYPES.contains(name)) {
                    throw wrong("names no type. The types are S, N, B, BOOL, NULL, M, L, SS, NS and BS.");
                }
            }
            case SIZE -> {
                if (!(operand instanceof Value.Num(var size)) || size.signum() < 0) {
                    throw wrong("needs a size of 0 or more. Write " + form() + ".");
                }
            }
            case BEGINS_WITH -> {
                if (!(operand instanceof Value.Text || operand instanceof Value.Binary)) {
                    throw wrong("begins_with compares text or binary only. Use between or gte for numbers.");
                }
            }
            case LT, LTE, GT, GTE, BETWEEN -> {
                if (!ORDERED.contains(operand.type())) {
                    throw wrong(operator.id() + " compares text, numbers and binary only, not " + operand.type() + ".");
                }
            }
            case EQ, NE, IN, CONTAINS, EXISTS, NOT_EXISTS -> {}
        }
    }

    private String form() {
        var start = "{\"op\": \"" + operator.id() + "\"";
        return start
                + switch (operator) {
                    case EXISTS, NOT_EXISTS -> "}";
                    case BETWEEN -> ", \"values\": [1, 5]}";
                    case IN -> ", \"values\": [\"a\", \"b\"]}";
                    case TYPE -> ", \"value\": \"S\"}";
                    case SIZE -> ", \"value\": 3} or " + start + ", \"values\": [1, 5]}";
                    case EQ, NE, LT, LTE, GT, GTE, BEGINS_WITH, CONTAINS -> ", \"value\": ...}";
                };
    }

    private String nullHint() {
        return operator == Operator.EQ || operator == Operator.NE
                ? " To find null, write {\"op\": \"type\", \"value\": \"NULL\"}; a missing attribute is not_exists."
                : "";
    }

    private ToolException wrong(String what) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, where + " " + what);
    }
}
