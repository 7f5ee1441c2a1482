// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the items of one source into the engine. The first items wait until there are many, so that their types are known
 * when the table is made; where later ones do not fit, a further table with wider types begins. What the statement sees
 * is a view of them all, with the widest types.
 */
final class Loader {

    private static final int WAITING_ITEMS = 10_000;
    private static final long WAITING_BYTES = 2L << 20;
    /** A view of more parts would cost more than writing them anew. */
    private static final int MOST_PARTS = 16;

    private final Instance engine;
    private final String name;
    private final boolean all;
    private final int most;
    private final SequencedMap<String, Shape> columns = new LinkedHashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Map<String, Value>> waiting = new ArrayList<>();
    private long waitingBytes;
    private int made;

    private record Part(String table, SequencedMap<String, Shape> columns) {}

    /**
     * A loader for a source.
     *
     * @param attributes the attributes wanted; empty for all
     * @param named those that are columns even if no item has them
     */
    Loader(Instance engine, String name, Set<String> attributes, Set<String> named) {
        this(engine, name, attributes, named, WAITING_ITEMS);
    }

    Loader(Instance engine, String name, Set<String> attributes, Set<String> named, int most) {
        this.most = most;
        this.engine = engine;
        this.name = name;
        this.all = attributes.isEmpty();
        named.forEach(attribute -> columns.put(attribute, Shape.NOTHING));
        attributes.forEach(attribute -> columns.putIfAbsent(attribute, Shape.NOTHING));
    }

    /** Adds items that have so many bytes together. */
    void add(List<Map<String, Value>> items, long bytes) throws SQLException {
        waitingBytes += bytes;
        for (var item : items) {
            waiting.add(item);
            if (waiting.size() >= most) {
                flush();
            }
        }
        if (waitingBytes >= WAITING_BYTES) {
            flush();
        }
    }

    /** Makes the view. */
    Loaded finish() throws SQLException {
        flush();
        execute("CREATE VIEW " + name + " AS " + parts());
        return new Loaded(name, columns);
    }

    private void flush() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        boolean wider = false;
        for (var item : waiting) {
            wider |= widen(item);
        }
        if (wider || parts.isEmpty()) {
            begin();
        }
        try (Appending appending = engine.append(parts.getLast().table())) {
            var cells = new Cells(appending);
            for (var item : waiting) {
                cells.row(parts.getLast().columns(), item);
            }
            appending.flush();
        }
        waiting.clear();
        waitingBytes = 0;
    }

    private boolean widen(Map<String, Value> item) {
        boolean wider = false;
        for (var attribute : item.entrySet()) {
            Shape known = columns.get(attribute.getKey());
            if (known == null && !all) {
                continue;
            }
            Shape now = (known == null ? Shape.NOTHING : known).with(attribute.getValue());
            if (now != known) {
                columns.put(attribute.getKey(), now);
                wider = true;
            }
        }
        return wider;
    }

    private void begin() throws SQLException {
        if (parts.size() >= MOST_PARTS) {
            String joined = table();
            execute("CREATE TABLE " + joined + " AS " + parts());
            for (var part : parts) {
                execute("DROP TABLE " + part.table());
            }
            parts.clear();
            parts.add(new Part(joined, new LinkedHashMap<>(columns)));
            return;
        }
        var part = new Part(table(), new LinkedHashMap<>(columns));
        var names = Names.of(columns.keySet());
        var definitions = new ArrayList<String>();
        part.columns()
                .forEach((attribute, shape) ->
                        definitions.add(Names.quoted(names.getOrDefault(attribute, "")) + " " + Types.of(shape)));
        if (definitions.isEmpty()) {
            definitions.add("\"$\" BOOLEAN");
        }
        execute("CREATE TABLE " + part.table() + " (" + String.join(", ", definitions) + ")");
        parts.add(part);
    }

    private String table() {
        return name + "_part" + made++;
    }

    /** All parts with the widest types; without any part, columns without a value. */
    private String parts() {
        if (parts.isEmpty()) {
            return select("", Map.of()) + " WHERE false";
        }
        return parts.stream()
                .map(part -> select(" FROM " + part.table(), part.columns()))
                .collect(Collectors.joining(" UNION ALL "));
    }

    private String select(String from, Map<String, Shape> held) {
        var widening = new Widening();
        var names = Names.of(columns.keySet());
        var list = new ArrayList<String>();
        columns.forEach((attribute, shape) -> {
            String column = Names.quoted(names.getOrDefault(attribute, ""));
            Shape narrow = held.get(attribute);
            String value = shape.isNothing()
                    ? "NULL"
                    : narrow == null
                            ? "CAST(NULL AS " + Types.of(shape) + ")"
                            : "CAST(" + widening.of(column, narrow, shape) + " AS " + Types.of(shape) + ")";
            list.add(value + " AS " + column);
        });
        if (list.isEmpty()) {
            list.add("NULL AS \"$\"");
        }
        return "SELECT " + String.join(", ", list) + from;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = engine.connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
