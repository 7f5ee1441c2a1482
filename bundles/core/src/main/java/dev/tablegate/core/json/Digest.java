// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** Stands for a JSON value without showing it: equal values have equal digests, whatever the order of their fields. */
public final class Digest {

    private Digest() {}

    /** SHA-256 as hexadecimal digits. */
    public static String of(JsonNode value) {
        var text = new StringBuilder();
        write(value, text);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(JsonNode value, StringBuilder text) {
        if (value.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            value.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            text.append('{');
            fields.forEach((name, field) -> {
                text.append(name.length()).append(':').append(name);
                write(field, text);
            });
            text.append('}');
        } else if (value.isArray()) {
            text.append('[');
            value.forEach(element -> write(element, text));
            text.append(']');
        } else {
            // With its quotes, so that the text 1 is not the number 1.
            text.append(value.toString()).append(',');
        }
    }
}
