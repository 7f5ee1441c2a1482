// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.modern;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Values of headers that mirror the body. What a header cannot hold arrives in Base64 between two markers. */
final class HeaderValue {

    private static final String START = "=?base64?";
    private static final String END = "?=";

    private HeaderValue() {}

    /** The text that a header stands for, or empty if it stands for none. */
    static Optional<String> decode(String header) {
        String value = header.strip();
        if (value.length() < START.length() + END.length() || !value.startsWith(START) || !value.endsWith(END)) {
            return Optional.of(value);
        }
        String encoded = value.substring(START.length(), value.length() - END.length());
        if (encoded.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (IllegalArgumentException | CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    /** Whether a header says the same as a value of the body. Numbers are compared as numbers. */
    static boolean matches(String header, JsonNode value) {
        return decode(header).filter(text -> says(text, value)).isPresent();
    }

    private static boolean says(String text, JsonNode value) {
        if (!value.isNumber()) {
            return text.equals(value.asText());
        }
        try {
            return new BigDecimal(text).compareTo(value.decimalValue()) == 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
