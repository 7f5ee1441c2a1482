// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;

/** Numbers as JSON: bare when every reader that knows only doubles reads the same number, else in an envelope. */
final class Numbers {

    /** A double keeps each decimal of so many digits, within its range of magnitudes. */
    private static final int ALWAYS_EXACT_DIGITS = 15;

    private static final int PLAIN_EXPONENT = 20;
    private static final int MIN_NORMAL_EXPONENT = -300;
    private static final int MAX_NORMAL_EXPONENT = 300;

    private Numbers() {}

    static void write(BigDecimal number, JsonGenerator json) throws IOException {
        if (survivesDouble(number)) {
            json.writeNumber(text(number));
            return;
        }
        json.writeStartObject();
        json.writeStringField(Envelope.NUMBER.key(), text(number));
        json.writeEndObject();
    }

    static boolean survivesDouble(BigDecimal number) {
        int exponent = number.precision() - number.scale() - 1;
        if (exponent < MIN_NORMAL_EXPONENT || exponent > MAX_NORMAL_EXPONENT) {
            return number.signum() == 0;
        }
        return number.precision() <= ALWAYS_EXACT_DIGITS
                || new BigDecimal(Double.toString(number.doubleValue())).compareTo(number) == 0;
    }

    private static String text(BigDecimal number) {
        if (number.scale() == 0) {
            return number.toString();
        }
        int exponent = number.precision() - number.scale() - 1;
        return Math.abs(exponent) > PLAIN_EXPONENT ? number.toString() : number.toPlainString();
    }
}
