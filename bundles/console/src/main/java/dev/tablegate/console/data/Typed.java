// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tablegate.api.data.DynamoJson;
import dev.tablegate.api.data.Value;
import dev.tablegate.console.changes.Scalars;
import dev.tablegate.host.json.Json;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Values as people type them, and back. */
final class Typed {

    /** The types that a form offers, as DynamoDB names them, in the order in which people need them. */
    static final List<String> TYPES = List.of("S", "N", "BOOL", "NULL", "L", "M", "SS", "NS", "B", "BS");

    // Nothing that somebody typed may be left out silently.
    private static final ObjectMapper JSON = Json.mapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

    private Typed() {}

    /**
     * The value that a text means.
     *
     * @param type as DynamoDB names it; empty to go by the look of the text
     * @throws IllegalArgumentException with a sentence for the person
     */
    static Value value(String type, String text) {
        return switch (type) {
            case "" -> guessed(text);
            case "S" -> new Value.Text(text);
            case "N" -> number(text);
            case "BOOL" -> bool(text);
            case "NULL" -> new Value.Null();
            case "B" -> binary(text);
            case "L", "M", "SS", "NS", "BS" -> parsed(type, text);
            default -> throw new IllegalArgumentException("Choose a type.");
        };
    }

    private static Value guessed(String text) {
        String bare = text.strip();
        if (bare.equals("true") || bare.equals("false")) {
            return new Value.Bool(bare.equals("true"));
        }
        return NUMBER.matcher(bare).matches() ? number(bare) : new Value.Text(text);
    }

    private static Value number(String text) {
        String bare = text.strip();
        if (!NUMBER.matcher(bare).matches()) {
            throw new IllegalArgumentException("\"" + bare + "\" is not a number. Write it like 12.5 or 1e6.");
        }
        try {
            return Value.Num.of(bare);
        } catch (IllegalArgumentException beyond) {
            throw new IllegalArgumentException(
                    "DynamoDB does not take that number: " + beyond.getMessage() + ".", beyond);
        }
    }

    private static Value bool(String text) {
        return switch (text.strip()) {
            case "true" -> new Value.Bool(true);
            case "false" -> new Value.Bool(false);
            default -> throw new IllegalArgumentException("Write true or false.");
        };
    }

    private static Value binary(String text) {
        try {
            return Value.Binary.of(Base64.getDecoder().decode(text.replaceAll("\\s", "")));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("Binary values are written in base64.", notBase64);
        }
    }

    /** Sets are written as a JSON array of their members; lists and maps as plain JSON. */
    private static Value parsed(String type, String text) {
        Value read = json(text);
        if (read.type().equals(type)) {
            return read;
        }
        if (!(read instanceof Value.Sequence list) || type.equals("L") || type.equals("M")) {
            throw new IllegalArgumentException(
                    type.equals("M") ? "Write a JSON object: {\"name\": \"value\"}." : "Write a JSON array: [1, 2].");
        }
        var members = type.equals("BS") || type.equals("NS") ? texts(list) : list;
        try {
            return DynamoJson.unwrap(Value.Document.of(Map.of(type, members)));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("That is no such set: " + wrong.getMessage() + ".", wrong);
        }
    }

    private static Value.Sequence texts(Value.Sequence list) {
        return new Value.Sequence(list.value().stream()
                .map(member -> member instanceof Value.Num number
                        ? new Value.Text(number.value().toString())
                        : member)
                .toList());
    }

    static Value json(String text) {
        try {
            return JSON.readValue(text, Value.class);
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "That is not valid JSON. Look at its quotes, commas and brackets.", wrong);
        }
    }

    /** An item written in plain JSON, or in DynamoDB's own. */
    static SequencedMap<String, Value> item(String text, boolean dynamoJson) {
        if (!(json(text) instanceof Value.Document document)) {
            throw new IllegalArgumentException("Write the item as a JSON object: {\"name\": \"value\"}.");
        }
        if (!dynamoJson) {
            return document.value();
        }
        try {
            return DynamoJson.unwrapItem(document.value());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("That is not DynamoDB JSON: " + wrong.getMessage() + ".", wrong);
        }
    }

    /** A value as it stands in a field for editing; {@link #value} reads it back. */
    static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Num(var number) -> Scalars.number(number);
            case Value.Bool(boolean bool) -> String.valueOf(bool);
            case Value.Null ignored -> "";
            case Value.Binary binary -> Base64.getEncoder().encodeToString(binary.bytes());
            case Value.Sequence list -> pretty(list);
            case Value.Document document -> pretty(document);
            case Value.TextSet set -> pretty(members(set));
            case Value.NumSet set ->
                pretty(new Value.Sequence(
                        set.value().stream().<Value>map(Value.Num::new).toList()));
            case Value.BinarySet set -> pretty(members(set));
        };
    }

    private static Value members(Value set) {
        return DynamoJson.wrap(set) instanceof Value.Document(var typed)
                ? typed.firstEntry().getValue()
                : set;
    }

    /** As people read JSON. */
    static String pretty(Value value) {
        return write(PRETTY, value);
    }

    /** An item as people read JSON. */
    static String pretty(Map<String, Value> item) {
        return pretty(Value.Document.of(item));
    }

    /** A key, as it stands in a link. */
    static String key(Map<String, Value> key) {
        return write(JSON.writer(), Value.Document.of(new LinkedHashMap<>(key)));
    }

    /** The key that stands in a link; empty if none does. */
    static Optional<Map<String, Value>> key(String text) {
        try {
            return json(text) instanceof Value.Document(var key) ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static String write(ObjectWriter writer, Value value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
