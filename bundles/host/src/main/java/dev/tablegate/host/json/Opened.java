// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;

/** What stands in an {@link Envelope}. */
final class Opened {

    private Opened() {}

    static Value of(Envelope envelope, Value content, JsonParser json) throws JsonMappingException {
        try {
            return switch (envelope) {
                case BINARY -> binary(content, json);
                case NUMBER -> number(content, json);
                case SET -> set(content, json);
                case MAP -> throw new IllegalStateException("a map is read as it is");
            };
        } catch (IllegalArgumentException impossible) {
            throw ValueDeserializer.refused(json, "cannot be stored: " + impossible.getMessage());
        }
    }

    private static Value binary(Value content, JsonParser json) throws JsonMappingException {
        if (!(content instanceof Value.Text(var text))) {
            throw ValueDeserializer.refused(json, "is no binary: write {\"$binary\": \"base64\"}");
        }
        try {
            return Value.Binary.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            throw ValueDeserializer.refused(json, "is no binary: what stands in $binary is not base64");
        }
    }

    private static Value number(Value content, JsonParser json) throws JsonMappingException {
        if (content instanceof Value.Num) {
            return content;
        }
        if (content instanceof Value.Text(var text) && text.length() <= 200) {
            BigDecimal number;
            try {
                number = new BigDecimal(text);
            } catch (NumberFormatException notNumber) {
                throw noNumber(json);
            }
            return new Value.Num(number);
        }
        throw noNumber(json);
    }

    private static JsonMappingException noNumber(JsonParser json) {
        return ValueDeserializer.refused(json, "is no number: write {\"$number\": \"digits\"}");
    }

    private static Value set(Value content, JsonParser json) throws JsonMappingException {
        if (!(content instanceof Value.Sequence(var members))) {
            throw ValueDeserializer.refused(json, "is no set: write {\"$set\": [...]}");
        }
        if (members.stream().allMatch(Value.Num.class::isInstance)) {
            return Value.NumSet.of(
                    all(members, Value.Num.class).stream().map(Value.Num::value).toList());
        }
        if (members.stream().allMatch(Value.Text.class::isInstance)) {
            return Value.TextSet.of(all(members, Value.Text.class).stream()
                    .map(Value.Text::value)
                    .toList());
        }
        if (members.stream().allMatch(Value.Binary.class::isInstance)) {
            return Value.BinarySet.of(all(members, Value.Binary.class));
        }
        throw ValueDeserializer.refused(json, "is no set: its members are all strings, all numbers or all binary");
    }

    private static <T extends Value> List<T> all(List<Value> members, Class<T> type) {
        return members.stream().map(type::cast).toList();
    }
}
