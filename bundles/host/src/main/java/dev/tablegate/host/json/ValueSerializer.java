// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.tablegate.api.data.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/** Values as plain JSON; what JSON cannot carry exactly stands in an {@link Envelope}. */
final class ValueSerializer extends StdSerializer<Value> {

    private static final long serialVersionUID = 1L;

    ValueSerializer() {
        super(Value.class);
    }

    @Override
    public void serialize(Value value, JsonGenerator json, SerializerProvider provider) throws IOException {
        write(value, json);
    }

    private static void write(Value value, JsonGenerator json) throws IOException {
        switch (value) {
            case Value.Text(var text) -> json.writeString(text);
            case Value.Num(var number) -> Numbers.write(number, json);
            case Value.Bool(var flag) -> json.writeBoolean(flag);
            case Value.Null none -> json.writeNull();
            case Value.Binary bytes -> writeBinary(bytes, json);
            case Value.Document(var entries) -> writeDocument(entries, json);
            case Value.Sequence(var members) -> writeSequence(members, json);
            case Value.TextSet(var members) -> {
                startSet(json);
                for (String member : members) {
                    json.writeString(member);
                }
                endSet(json);
            }
            case Value.NumSet(var members) -> {
                startSet(json);
                for (BigDecimal member : members) {
                    Numbers.write(member, json);
                }
                endSet(json);
            }
            case Value.BinarySet(var members) -> {
                startSet(json);
                for (Value.Binary member : members) {
                    writeBinary(member, json);
                }
                endSet(json);
            }
        }
    }

    private static void writeSequence(Iterable<Value> members, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Value member : members) {
            write(member, json);
        }
        json.writeEndArray();
    }

    private static void writeDocument(Map<String, Value> entries, JsonGenerator json) throws IOException {
        boolean ambiguous = entries.size() == 1
                && Envelope.of(entries.keySet().iterator().next()).isPresent();
        if (ambiguous) {
            json.writeStartObject();
            json.writeFieldName(Envelope.MAP.key());
        }
        json.writeStartObject();
        for (var entry : entries.entrySet()) {
            json.writeFieldName(entry.getKey());
            write(entry.getValue(), json);
        }
        json.writeEndObject();
        if (ambiguous) {
            json.writeEndObject();
        }
    }

    private static void writeBinary(Value.Binary bytes, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName(Envelope.BINARY.key());
        json.writeBinary(bytes.bytes());
        json.writeEndObject();
    }

    private static void startSet(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart(Envelope.SET.key());
    }

    private static void endSet(JsonGenerator json) throws IOException {
        json.writeEndArray();
        json.writeEndObject();
    }
}
