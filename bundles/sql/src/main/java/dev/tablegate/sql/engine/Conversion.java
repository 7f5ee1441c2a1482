// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what the engine gives out into values, exactly: what no number of DynamoDB can say becomes text. */
final class Conversion {

    private static final Value NULL = new Value.Null();

    private final Instance engine;
    private final Registry registry;

    Conversion(Instance engine, Registry registry) {
        this.engine = engine;
        this.registry = registry;
    }

    /** A value of a column that is an attribute, with that attribute's types. */
    Value of(@Nullable Object object, Shape shape) throws SQLException {
        if (object == null || shape.isNothing()) {
            return NULL;
        }
        if (!shape.mixed()) {
            return of(object, shape.kind(), shape.facet(shape.kind()));
        }
        var fields = engine.fields((Struct) object);
        for (var facet : shape.facets().entrySet()) {
            Object held = fields.get(facet.getKey().field());
            if (held != null) {
                return of(held, facet.getKey(), facet.getValue());
            }
        }
        return NULL;
    }

    private Value of(Object object, Kind kind, Facet facet) throws SQLException {
        return switch (kind) {
            case S, B, BOOL, N -> of(object);
            case BIG -> Value.Num.of((String) object);
            case SS ->
                Value.TextSet.of(members(object, new Shape(Map.of(Kind.S, Facet.Plain.ONE))).stream()
                        .map(member -> ((Value.Text) member).value())
                        .toList());
            case BS ->
                Value.BinarySet.of(members(object, new Shape(Map.of(Kind.B, Facet.Plain.ONE))).stream()
                        .map(Value.Binary.class::cast)
                        .toList());
            case NS ->
                Value.NumSet.of(members(object, element(facet)).stream()
                        .map(member -> ((Value.Num) member).value())
                        .toList());
            case L -> new Value.Sequence(members(object, element(facet)));
            case M -> document(object, facet);
        };
    }

    private static Shape element(Facet facet) {
        return facet instanceof Facet.Members(var element) ? element : Shape.NOTHING;
    }

    private List<Value> members(Object object, Shape element) throws SQLException {
        var members = new ArrayList<Value>();
        for (Object member : (Object[]) ((Array) object).getArray()) {
            members.add(of(member, element));
        }
        return members;
    }

    /** A field that is null may be one that was never there: it is left out. */
    private Value document(Object object, Facet facet) throws SQLException {
        var entries = new LinkedHashMap<String, Value>();
        if (object instanceof Struct struct && facet instanceof Facet.Fields(var known)) {
            var fields = engine.fields(struct);
            var names = Names.of(known.keySet());
            for (var field : known.entrySet()) {
                Object held = fields.get(names.get(field.getKey()));
                if (held != null) {
                    entries.put(field.getKey(), of(held, field.getValue()));
                }
            }
            return new Value.Document(entries);
        }
        Shape value = facet instanceof Facet.Entries(var shape) ? shape : Shape.NOTHING;
        for (var entry : ((Map<?, ?>) object).entrySet()) {
            entries.put(String.valueOf(entry.getKey()), of(entry.getValue(), value));
        }
        return new Value.Document(entries);
    }

    /** A value of which only the engine's type is known. */
    Value of(@Nullable Object object) throws SQLException {
        return switch (object) {
            case null -> NULL;
            case String text -> new Value.Text(text);
            case Boolean bool -> new Value.Bool(bool);
            case BigDecimal decimal -> number(decimal);
            case BigInteger whole -> number(new BigDecimal(whole));
            case Double approximate -> approximate(approximate, approximate.toString());
            case Float approximate -> approximate(approximate.doubleValue(), approximate.toString());
            case Number whole -> Value.Num.of(whole.longValue());
            case Blob blob -> Value.Binary.of(blob.getBytes(1, (int) blob.length()));
            case byte[] bytes -> Value.Binary.of(bytes);
            case Timestamp timestamp -> text(timestamp.toLocalDateTime());
            case LocalDateTime time -> text(time);
            case LocalDate date -> new Value.Text(date.toString());
            case OffsetDateTime instant ->
                new Value.Text(
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.withOffsetSameInstant(ZoneOffset.UTC)));
            case Array array -> list(array);
            case Struct struct -> struct(struct);
            case Map<?, ?> map -> map(map);
            default -> new Value.Text(object.toString());
        };
    }

    private static Value text(LocalDateTime time) {
        return new Value.Text(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time));
    }

    private static Value number(BigDecimal number) {
        try {
            return new Value.Num(number);
        } catch (IllegalArgumentException beyond) {
            return new Value.Text(number.toPlainString());
        }
    }

    private static Value approximate(double value, String shortest) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return new Value.Text(shortest);
        }
        try {
            return Value.Num.of(shortest);
        } catch (IllegalArgumentException beyond) {
            return new Value.Text(shortest);
        }
    }

    private Value list(Array array) throws SQLException {
        var members = new ArrayList<Value>();
        for (Object member : (Object[]) array.getArray()) {
            members.add(of(member));
        }
        return new Value.Sequence(members);
    }

    private Value struct(Struct struct) throws SQLException {
        Optional<Shape> known = registry.find(struct.getSQLTypeName());
        if (known.isPresent()) {
            return of(struct, known.get());
        }
        return map(engine.fields(struct));
    }

    private Value map(Map<?, ?> map) throws SQLException {
        var entries = new LinkedHashMap<String, Value>();
        for (var entry : map.entrySet()) {
            var key = of(entry.getKey());
            entries.put(
                    key instanceof Value.Text(var text) ? text : String.valueOf(entry.getKey()), of(entry.getValue()));
        }
        return new Value.Document(entries);
    }
}
