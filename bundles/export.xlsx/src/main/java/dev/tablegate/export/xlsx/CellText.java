// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.xlsx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tablegate.api.data.Value;
import dev.tablegate.host.json.Json;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What stands in cells of text. */
final class CellText {

    private static final int EXACT_DIGITS = 15;
    private static final int PLAIN_DIGITS = 40;

    /** What XML cannot hold, and what would be taken for such an escape. */
    private static final Pattern TO_ESCAPE =
            Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff]|_(?=x[0-9A-Fa-f]{4}_)");

    private static final ObjectWriter JSON = Json.mapper().writerFor(Value.class);

    private CellText() {}

    /** Whether Excel keeps all digits of the number; it has no more than a double, and shows 15 of them. */
    static boolean exact(BigDecimal number) {
        return number.precision() <= EXACT_DIGITS;
    }

    /** Text as it is, numbers with all their digits, everything else as JSON. */
    static String of(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Num(var number) ->
                Math.abs(number.scale()) <= PLAIN_DIGITS ? number.toPlainString() : number.toString();
            case Value other -> json(other);
        };
    }

    static String escaped(String text) {
        return TO_ESCAPE
                .matcher(text)
                .replaceAll(found -> "_x%04X_".formatted((int) found.group().charAt(0)));
    }

    private static String json(Value value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
