// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The columns of rows, with the types that their values have. */
final class Columns {

    private static final int MOST = 200;

    private Columns() {}

    /** These columns, whether the rows have them or not. */
    static List<Column> of(List<Map<String, Value>> rows, List<String> names) {
        var types = types(rows);
        return names.stream()
                .map(name -> new Column(name, types.getOrDefault(name, Set.of())))
                .toList();
    }

    /** All attributes of the rows, these first, the others as they appear. */
    static List<Column> all(List<Map<String, Value>> rows, List<String> first, List<String> notes) {
        var names = Stream.concat(first.stream(), rows.stream().flatMap(row -> row.keySet().stream()))
                .distinct()
                .toList();
        if (names.size() > MOST) {
            notes.add("These items have " + names.size() + " different attributes. The first " + MOST
                    + " are columns; an item's own page shows all it has.");
        }
        return of(rows, names.stream().limit(MOST).toList());
    }

    private static Map<String, Set<String>> types(List<Map<String, Value>> rows) {
        var types = new LinkedHashMap<String, Set<String>>();
        rows.forEach(row -> row.forEach((name, value) ->
                types.computeIfAbsent(name, ignored -> new LinkedHashSet<>()).add(value.type())));
        return types;
    }
}
