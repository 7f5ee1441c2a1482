// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tablegate.api.data.Value;
import dev.tablegate.host.json.Json;
import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the text formats share: the encoding, numbers, and JSON for what a format has no form of its own for. */
final class Text {

    private static final int PLAIN_DIGITS = 40;

    private static final ObjectWriter VALUE = Json.mapper().writerFor(Value.class);

    private Text() {}

    /** Text on its way to a file; to be flushed at the end. */
    static Writer to(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    }

    /** Writes whole items as JSON; what it buffers it keeps until it is closed or full. */
    static ObjectWriter items() {
        return Json.mapper()
                .writerFor(new TypeReference<Map<String, Value>>() {})
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .without(com.fasterxml.jackson.core.JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** All digits, and an exponent only where there would be very many of them. */
    static String number(BigDecimal number) {
        return Math.abs(number.scale()) <= PLAIN_DIGITS ? number.toPlainString() : number.toString();
    }

    /** The value as the JSON formats have it. */
    static String json(Value value) {
        try {
            return VALUE.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
