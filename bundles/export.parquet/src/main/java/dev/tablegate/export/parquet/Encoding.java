// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tablegate.api.data.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;

/**
 * Values on their way through the engine: each under the name of its type, and everything as text, since the engine's
 * JSON loses digits. What was seen widens the shapes, by which {@link Decoding} gets it out again.
 */
final class Encoding {

    private static final int PLAIN_DIGITS = 40;

    private final JsonFactory json = new JsonFactory();

    String of(Value value, Shape shape) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text)) {
            write(value, shape, out);
        }
        return text.toString();
    }

    private void write(Value value, Shape shape, JsonGenerator out) throws IOException {
        if (value instanceof Value.Null) {
            out.writeNull();
            return;
        }
        var kind = Shape.Kind.valueOf(value.type());
        shape.add(kind);
        out.writeStartObject();
        out.writeFieldName(kind.field());
        content(value, shape, out);
        out.writeEndObject();
    }

    private void content(Value value, Shape shape, JsonGenerator out) throws IOException {
        switch (value) {
            case Value.Text(var text) -> out.writeString(text);
            case Value.Num(var number) -> out.writeString(number(number, shape));
            case Value.Bool(var flag) -> out.writeBoolean(flag);
            case Value.Binary bytes -> out.writeString(hex(bytes));
            case Value.TextSet(var members) -> array(members, out::writeString, out);
            case Value.NumSet(var members) -> array(members, number -> out.writeString(number(number, shape)), out);
            case Value.BinarySet(var members) -> array(members, bytes -> out.writeString(hex(bytes)), out);
            case Value.Sequence(var members) -> array(members, member -> write(member, shape.members(), out), out);
            case Value.Document(var entries) -> document(entries, shape, out);
            case Value.Null none -> out.writeNull();
        }
    }

    private void document(Map<String, Value> entries, Shape shape, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (var entry : entries.entrySet()) {
            var field = shape.field(entry.getKey());
            out.writeFieldName(field.key());
            write(entry.getValue(), field.shape(), out);
        }
        out.writeEndObject();
    }

    private interface Part<T> {
        void write(T part) throws IOException;
    }

    private static <T> void array(Collection<T> parts, Part<T> each, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (T part : parts) {
            each.write(part);
        }
        out.writeEndArray();
    }

    private static String number(BigDecimal number, Shape shape) {
        shape.add(number);
        return Math.abs(number.scale()) <= PLAIN_DIGITS ? number.toPlainString() : number.toString();
    }

    private static String hex(Value.Binary bytes) {
        return HexFormat.of().formatHex(bytes.bytes());
    }
}
