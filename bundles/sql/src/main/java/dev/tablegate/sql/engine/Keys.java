// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Value;
import dev.tablegate.sql.plan.Reading;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the keys of a source in another one that was loaded before. */
final class Keys {

    private final Instance engine;
    private final Map<String, Loaded> loaded;

    Keys(Instance engine, Map<String, Loaded> loaded) {
        this.engine = engine;
        this.loaded = Map.copyOf(loaded);
    }

    /** The reading by keys, or the other one if they are too many or not all of the key's type. */
    Reading of(Reading.Bound bound) throws SQLException {
        Loaded by = loaded.get(bound.by());
        if (by == null) {
            return bound.otherwise();
        }
        var columns = new ArrayList<String>();
        var shapes = new ArrayList<Shape>();
        for (var pair : bound.pairs()) {
            Shape shape = by.columns().getOrDefault(pair.from(), Shape.NOTHING);
            boolean fits = shape.isNothing()
                    || !shape.mixed() && shape.kind().type().equals(pair.key().type());
            String column = by.names().get(pair.from());
            if (!fits || column == null) {
                return bound.otherwise();
            }
            columns.add(Names.quoted(column));
            shapes.add(shape);
        }
        return distinct(bound, columns, shapes);
    }

    private Reading distinct(Reading.Bound bound, List<String> columns, List<Shape> shapes) throws SQLException {
        String present = columns.stream().map(column -> column + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String sql = "SELECT DISTINCT " + String.join(", ", columns) + " FROM " + bound.by() + " WHERE " + present
                + " LIMIT " + (bound.most() + 1);
        var conversion = new Conversion(engine, new Registry());
        var keys = new HashSet<Map<String, Value>>();
        try (var statement = engine.connection().createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                var key = new LinkedHashMap<>(bound.fixed());
                for (int i = 0; i < columns.size(); i++) {
                    var pair = bound.pairs().get(i);
                    key.put(pair.key().name(), pair.of(conversion.of(result.getObject(i + 1), shapes.get(i))));
                }
                if (legal(key)) {
                    keys.add(key);
                }
            }
        }
        return keys.size() > bound.most() ? bound.otherwise() : bound.of(List.copyOf(keys));
    }

    /** No item has an empty key, and DynamoDB refuses to look for one. */
    private static boolean legal(Map<String, Value> key) {
        return key.values().stream().allMatch(value -> switch (value) {
            case Value.Text(var text) -> !text.isEmpty();
            case Value.Binary binary -> binary.value().hasRemaining();
            default -> true;
        });
    }
}
