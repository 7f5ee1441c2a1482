// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A source that the engine holds.
 *
 * @param name its view
 * @param columns its attributes, and what their values have in common
 */
record Loaded(String name, SequencedMap<String, Shape> columns) {

    Loaded {
        columns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
    }

    /** The names of its columns in the engine, by attribute. */
    SequencedMap<String, String> names() {
        return Names.of(columns.keySet());
    }

    /** The shape of a column, by its name in the engine. */
    Optional<Shape> shape(String column) {
        return names().entrySet().stream()
                .filter(entry -> Names.fold(entry.getValue()).equals(Names.fold(column)))
                .findFirst()
                .map(entry -> columns.get(entry.getKey()));
    }
}
