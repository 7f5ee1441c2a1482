// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values into the columns that their shapes made. */
final class Cells {

    private static final Value NULL = new Value.Null();

    private final Appending to;

    Cells(Appending to) {
        this.to = to;
    }

    /** One row. */
    void row(Map<String, Shape> columns, Map<String, Value> item) throws SQLException {
        to.beginRow();
        for (var column : columns.entrySet()) {
            write(column.getValue(), item.getOrDefault(column.getKey(), NULL));
        }
        to.endRow();
    }

    private void write(Shape shape, Value value) throws SQLException {
        if (value instanceof Value.Null || shape.isNothing()) {
            to.none();
            return;
        }
        Kind held = shape.held(value);
        if (!shape.mixed()) {
            write(held, shape.facet(held), value);
            return;
        }
        to.beginStruct();
        for (var field : shape.facets().entrySet()) {
            if (field.getKey() == held) {
                write(held, field.getValue(), value);
            } else {
                to.none();
            }
        }
        to.endStruct();
    }

    private void write(Kind kind, Facet facet, Value value) throws SQLException {
        if (facet instanceof Facet.Fields fields && !fields.fields().isEmpty()) {
            var entries = ((Value.Document) value).value();
            to.beginStruct();
            for (var field : fields.fields().entrySet()) {
                write(field.getValue(), entries.getOrDefault(field.getKey(), NULL));
            }
            to.endStruct();
            return;
        }
        switch (object(kind, facet, value)) {
            case String text -> to.text(text);
            case Long whole -> to.whole(whole);
            case BigDecimal decimal -> to.decimal(decimal);
            case Boolean bool -> to.bool(bool);
            case byte[] bytes -> to.bytes(bytes);
            case Collection<?> list -> to.list(list);
            case Map<?, ?> map -> to.map(map);
            case Object other ->
                throw new IllegalStateException(other.getClass().getName());
        }
    }

    /** The value as the engine takes it inside of lists and maps, where structs are lists of their fields. */
    private static @Nullable Object object(Shape shape, Value value) {
        if (value instanceof Value.Null || shape.isNothing()) {
            return null;
        }
        Kind held = shape.held(value);
        if (!shape.mixed()) {
            return object(held, shape.facet(held), value);
        }
        var fields = new ArrayList<@Nullable Object>();
        shape.facets().forEach((kind, facet) -> fields.add(kind == held ? object(kind, facet, value) : null));
        return fields;
    }

    private static Object object(Kind kind, Facet facet, Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Num(var number) ->
                facet instanceof Facet.Numeric(var digits) ? number(digits, number) : number.toString();
            case Value.Bool(var bool) -> bool;
            case Value.Binary binary -> binary.bytes();
            case Value.TextSet(var members) ->
                members.stream().sorted(Cells::byBytes).toList();
            case Value.BinarySet(var members) ->
                members.stream()
                        .map(Value.Binary::bytes)
                        .sorted(java.util.Arrays::compareUnsigned)
                        .toList();
            case Value.NumSet(var members) ->
                objects(
                        facet,
                        members.stream().sorted().<Value>map(Value.Num::new).toList());
            case Value.Sequence(var members) -> objects(facet, members);
            case Value.Document(var entries) -> object(facet, entries);
            case Value.Null ignored -> throw new IllegalStateException(kind.name());
        };
    }

    private static Object number(Digits digits, BigDecimal number) {
        if (digits.whole()) {
            return number.longValueExact();
        }
        return number.setScale(digits.after());
    }

    private static Object objects(Facet facet, List<Value> members) {
        Shape element = ((Facet.Members) facet).element();
        var objects = new ArrayList<@Nullable Object>(members.size());
        members.forEach(member -> objects.add(object(element, member)));
        return objects;
    }

    private static Object object(Facet facet, Map<String, Value> entries) {
        if (facet instanceof Facet.Fields(var fields) && !fields.isEmpty()) {
            var objects = new ArrayList<@Nullable Object>(fields.size());
            fields.forEach((name, shape) -> objects.add(object(shape, entries.getOrDefault(name, NULL))));
            return objects;
        }
        Shape value = facet instanceof Facet.Entries(var shape) ? shape : Shape.NOTHING;
        var objects = new LinkedHashMap<String, @Nullable Object>();
        entries.forEach((name, entry) -> objects.put(name, object(value, entry)));
        return objects;
    }

    private static int byBytes(String one, String other) {
        return java.util.Arrays.compareUnsigned(
                one.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                other.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
