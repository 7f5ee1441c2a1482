// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.tablegate.api.data.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads the plain JSON that {@link ValueSerializer} writes. What it refuses it names by its path. */
final class ValueDeserializer extends StdDeserializer<Value> implements ContextualDeserializer {

    private static final long serialVersionUID = 1L;

    /** DynamoDB nests 32 levels; envelopes of sets and escaped maps need a few more. */
    private static final int MAX_DEPTH = 64;

    private static final Value NULL = new Value.Null();

    private final boolean optional;

    ValueDeserializer() {
        this(false);
    }

    private ValueDeserializer(boolean optional) {
        super(Value.class);
        this.optional = optional;
    }

    /** Right inside an {@link Optional}, as for every optional argument, null says that there is none. */
    @Override
    public ValueDeserializer createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        var held = property == null ? null : property.getType().getReferencedType();
        return new ValueDeserializer(held != null && held.hasRawClass(Value.class));
    }

    @Override
    public Value deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return read(json, context, 0);
    }

    @Override
    public @Nullable Value getNullValue(DeserializationContext context) {
        return optional ? null : NULL;
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }

    private static Value read(JsonParser json, DeserializationContext context, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw refused(json, "is nested deeper than " + MAX_DEPTH + " levels");
        }
        JsonToken token = json.currentToken();
        return switch (token) {
            case VALUE_STRING -> new Value.Text(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json);
            case VALUE_TRUE -> new Value.Bool(true);
            case VALUE_FALSE -> new Value.Bool(false);
            case VALUE_NULL -> NULL;
            case START_ARRAY -> new Value.Sequence(members(json, context, depth));
            case START_OBJECT -> object(json, context, depth);
            case VALUE_EMBEDDED_OBJECT, END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE ->
                throw refused(json, "is no JSON value");
        };
    }

    private static Value number(JsonParser json) throws IOException {
        try {
            return new Value.Num(json.getDecimalValue());
        } catch (IllegalArgumentException outOfRange) {
            throw refused(json, "cannot be stored: " + outOfRange.getMessage());
        }
    }

    private static List<Value> members(JsonParser json, DeserializationContext context, int depth) throws IOException {
        var members = new ArrayList<Value>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            try {
                members.add(read(json, context, depth + 1));
            } catch (JsonMappingException problem) {
                problem.prependPath(members, members.size());
                throw problem;
            }
        }
        return members;
    }

    private static Value object(JsonParser json, DeserializationContext context, int depth) throws IOException {
        JsonToken first = json.nextToken();
        Optional<Envelope> envelope =
                first == JsonToken.FIELD_NAME ? Envelope.of(json.currentName()) : Optional.empty();
        if (envelope.equals(Optional.of(Envelope.MAP))) {
            return escapedOrPlain(json, context, depth);
        }
        var entries = entries(json, context, depth);
        return entries.size() == 1 && envelope.isPresent()
                ? Opened.of(envelope.get(), entries.firstEntry().getValue(), json)
                : new Value.Document(entries);
    }

    /** What stands under {@code $map} is taken as it is, unless more follows: then it was no envelope. */
    private static Value escapedOrPlain(JsonParser json, DeserializationContext context, int depth) throws IOException {
        json.nextToken();
        try (var kept = new TokenBuffer(json, context)) {
            kept.copyCurrentStructure(json);
            JsonParser inner = kept.asParserOnFirstToken();
            if (json.nextToken() == JsonToken.FIELD_NAME) {
                SequencedMap<String, Value> entries = new LinkedHashMap<>();
                entries.put(Envelope.MAP.key(), read(inner, context, depth + 1));
                entries.putAll(entries(json, context, depth));
                return new Value.Document(entries);
            }
            if (inner.currentToken() != JsonToken.START_OBJECT) {
                throw refused(json, "is no map: write {\"$map\": {...}}");
            }
            inner.nextToken();
            return new Value.Document(entries(inner, context, depth + 1));
        }
    }

    /** The entries up to the end of the object, beginning at a field's name. */
    private static SequencedMap<String, Value> entries(JsonParser json, DeserializationContext context, int depth)
            throws IOException {
        SequencedMap<String, Value> entries = new LinkedHashMap<>();
        while (json.currentToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            try {
                entries.put(name, read(json, context, depth + 1));
            } catch (JsonMappingException problem) {
                problem.prependPath(Map.of(), name);
                throw problem;
            }
            json.nextToken();
        }
        return entries;
    }

    static JsonMappingException refused(JsonParser json, String why) {
        return JsonMappingException.from(json, why);
    }
}
