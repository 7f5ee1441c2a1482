// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tablegate.api.data.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads values from JSON, as the guide tells others to. */
final class PlainJson {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private PlainJson() {}

    static Map<String, Value> item(JsonNode object, Function<JsonNode, Value> of) {
        var item = new LinkedHashMap<String, Value>();
        object.properties().forEach(entry -> item.put(entry.getKey(), of.apply(entry.getValue())));
        return item;
    }

    static Value plain(JsonNode json) {
        if (json.isTextual()) {
            return new Value.Text(json.textValue());
        } else if (json.isNumber()) {
            return new Value.Num(json.decimalValue());
        } else if (json.isBoolean()) {
            return new Value.Bool(json.booleanValue());
        } else if (json.isNull()) {
            return new Value.Null();
        } else if (json.isArray()) {
            return new Value.Sequence(members(json, PlainJson::plain));
        }
        return json.size() == 1 ? envelope(json) : Value.Document.of(item(json, PlainJson::plain));
    }

    private static Value envelope(JsonNode json) {
        return switch (json.fieldNames().next()) {
            case "$number" -> Value.Num.of(json.get("$number").textValue());
            case "$binary" -> binary(json.get("$binary"));
            case "$map" -> Value.Document.of(item(json.get("$map"), PlainJson::plain));
            case "$set" -> set(members(json.get("$set"), PlainJson::plain));
            default -> Value.Document.of(item(json, PlainJson::plain));
        };
    }

    private static Value set(List<Value> members) {
        return switch (members.getFirst()) {
            case Value.Num ignored ->
                Value.NumSet.of(
                        members.stream().map(n -> ((Value.Num) n).value()).toList());
            case Value.Binary ignored ->
                Value.BinarySet.of(members.stream().map(b -> (Value.Binary) b).toList());
            default ->
                Value.TextSet.of(
                        members.stream().map(t -> ((Value.Text) t).value()).toList());
        };
    }

    /** The form of AWS's own export: each value under the name of its type. */
    static Value typed(JsonNode json) {
        assert json.size() == 1;
        var entry = json.properties().iterator().next();
        JsonNode content = entry.getValue();
        return switch (entry.getKey()) {
            case "S" -> new Value.Text(content.textValue());
            case "N" -> Value.Num.of(content.textValue());
            case "B" -> binary(content);
            case "BOOL" -> new Value.Bool(content.booleanValue());
            case "NULL" -> new Value.Null();
            case "M" -> Value.Document.of(item(content, PlainJson::typed));
            case "L" -> new Value.Sequence(members(content, PlainJson::typed));
            case "SS" -> Value.TextSet.of(members(content, JsonNode::textValue));
            case "NS" -> Value.NumSet.of(members(content, number -> new java.math.BigDecimal(number.textValue())));
            case "BS" -> Value.BinarySet.of(members(content, PlainJson::binary));
            default -> throw new IllegalStateException(entry.getKey());
        };
    }

    private static Value.Binary binary(JsonNode base64) {
        try {
            return Value.Binary.of(base64.binaryValue());
        } catch (IOException notBase64) {
            throw new IllegalStateException(notBase64);
        }
    }

    private static <T> List<T> members(JsonNode array, Function<JsonNode, T> of) {
        var members = new ArrayList<T>();
        array.forEach(member -> members.add(of.apply(member)));
        return members;
    }
}
