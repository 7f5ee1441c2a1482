// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.util.Optional;

/** Constants that mean the same to DynamoDB as to the engine. */
final class Constants {

    private static final int MOST_DIGITS = 38;

    private Constants() {}

    /** The value of an expression; empty if it is no constant, or one that the engine would round. */
    static Optional<Value> of(JsonNode expression) {
        if (!expression.path("class").asText().equals("CONSTANT")) {
            return Optional.empty();
        }
        var text = expression.path("literal").path("text").asText();
        return switch (expression.path("literal").path("kind").asText()) {
            case "STRING" -> Optional.of(new Value.Text(text));
            case "BOOLEAN" -> Optional.of(new Value.Bool(text.equalsIgnoreCase("true")));
            case "INTEGER", "NUMERIC" -> number(text.replace("_", ""));
            default -> Optional.empty();
        };
    }

    static boolean isNull(JsonNode expression) {
        return expression.path("literal").path("kind").asText().equals("NULL_LITERAL");
    }

    /** With an exponent, or more digits than decimals have, the engine takes a number for a double. */
    private static Optional<Value> number(String text) {
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+')) {
            return Optional.empty();
        }
        try {
            var number = new BigDecimal(text);
            return Math.max(number.precision(), number.scale()) <= MOST_DIGITS
                    ? Optional.of(new Value.Num(number))
                    : Optional.empty();
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }
}
