// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import dev.tablegate.api.data.Value;
import dev.tablegate.host.json.Json;
import java.math.BigDecimal;
import java.util.Optional;

/** What formats of plain text make of values. */
final class Forms {

    private Forms() {}

    static Value text(Value value) throws IllegalStateException {
        return new Value.Text(
                switch (value) {
                    case Value.Text(var text) -> text;
                    case Value.Num(var number) -> number(number);
                    case Value.Bool(var flag) -> flag ? "true" : "false";
                    case Value other -> json(other);
                });
    }

    /** Numbers, text, flags, bytes and null are themselves, everything else is its JSON. */
    static Optional<Value> scalar(Value value) {
        return Optional.of(
                switch (value.type()) {
                    case "S", "N", "BOOL", "B", "NULL" -> value;
                    default -> text(value);
                });
    }

    private static String number(BigDecimal number) {
        String plain = number.toPlainString();
        return number.scale() > 40 || number.scale() < -40 ? number.toString() : plain;
    }

    private static String json(Value value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
