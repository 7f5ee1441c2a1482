// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.tool.Call;
import dev.tablegate.host.workspace.SnapshotKeeper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs a statement over the sources that were loaded, and takes its rows. */
final class Runner {

    private static final int CHECKED = 1_000;
    private static final String ANSWER = "tablegate_answer";

    private final Instance engine;
    private final List<Loaded> sources;
    private final Registry registry;
    private final Sentences sentences;

    Runner(Instance engine, List<Loaded> sources, Registry registry, Sentences sentences) {
        this.engine = engine;
        this.sources = List.copyOf(sources);
        this.registry = registry;
        this.sentences = sentences;
    }

    /**
     * Runs it.
     *
     * @param sql what the engine runs
     * @param tree its tree
     * @param source what a snapshot of the rows is called
     * @param limit how many rows are wanted at once; more are kept as a snapshot
     */
    Answer run(String sql, JsonNode tree, String source, int limit, SnapshotKeeper keeper, Call call) {
        Lambdas.check(tree);
        try (var statement = engine.connection().createStatement();
                var watch = new Watch(call, statement)) {
            try {
                return take(statement, sql, tree, new Taken(source, limit, keeper, call));
            } catch (SQLException failure) {
                throw watch.reason().orElseGet(() -> sentences.of(failure));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the engine gives no statement", failure);
        }
    }

    /** Rows go into a table first, for the engine's limit of memory holds for tables, but not for results. */
    private Answer take(Statement statement, String sql, JsonNode tree, Taken taken) throws SQLException {
        var labels = new ArrayList<String>();
        var types = new ArrayList<String>();
        try (var prepared = engine.connection().prepareStatement(sql)) {
            var meta = prepared.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                labels.add(meta.getColumnLabel(i));
                types.add(meta.getColumnTypeName(i));
            }
        }
        var columns = IntStream.range(0, labels.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        statement.execute("CREATE OR REPLACE TABLE " + ANSWER + " AS SELECT * FROM (" + sql + ") AS answer(" + columns
                + ") LIMIT 0");
        statement.execute("INSERT INTO " + ANSWER + " " + sql);
        try (var result = statement.executeQuery("SELECT * FROM " + ANSWER)) {
            return take(result, labels, shapes(tree, labels, types), taken);
        }
    }

    private Answer take(ResultSet result, List<String> labels, List<Optional<Shape>> shapes, Taken taken)
            throws SQLException {
        var names = distinct(labels);
        taken.begin(names, labels);
        var conversion = new Conversion(engine, registry);
        var timestamps = timestamps(result);
        try (taken) {
            while (result.next()) {
                var row = new LinkedHashMap<String, Value>();
                for (int i = 0; i < names.size(); i++) {
                    Object object = object(result, i + 1, timestamps[i]);
                    Optional<Shape> shape = shapes.get(i);
                    row.put(
                            names.get(i),
                            shape.isPresent() ? conversion.of(object, shape.get()) : conversion.of(object));
                }
                taken.add(row);
            }
            return taken.answer();
        }
    }

    /** Asked for as a plain Timestamp, times of day that the host's own zone leaves out would be moved. */
    private static @Nullable Object object(ResultSet result, int column, boolean timestamp) throws SQLException {
        return timestamp ? result.getObject(column, LocalDateTime.class) : result.getObject(column);
    }

    private static boolean[] timestamps(ResultSet result) throws SQLException {
        var meta = result.getMetaData();
        var timestamps = new boolean[meta.getColumnCount()];
        for (int i = 0; i < timestamps.length; i++) {
            timestamps[i] = meta.getColumnType(i + 1) == java.sql.Types.TIMESTAMP;
        }
        return timestamps;
    }

    private List<Optional<Shape>> shapes(JsonNode tree, List<String> labels, List<String> types) {
        var bySource = sources.stream().collect(Collectors.toMap(Loaded::name, source -> source));
        var shapes = new ArrayList<Optional<Shape>>();
        int column = 0;
        for (var shape : new Lineage(bySource).of(tree, labels)) {
            String type = types.get(column++);
            shapes.add(shape.filter(
                    known -> !known.isNothing() && registry.type(known).equals(type)));
        }
        return shapes;
    }

    /** A row has each name once. */
    private static List<String> distinct(List<String> labels) {
        var taken = new HashSet<String>();
        var names = new ArrayList<String>();
        for (String label : labels) {
            String name = label;
            for (int i = 2; !taken.add(name); i++) {
                name = label + "_" + i;
            }
            names.add(name);
        }
        return names;
    }

    /** The rows so far. */
    private static final class Taken implements AutoCloseable {

        private final String source;
        private final int limit;
        private final SnapshotKeeper keeper;
        private final Call call;
        private final List<Map<String, Value>> first = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final LinkedHashMap<String, Set<String>> types = new LinkedHashMap<>();
        private Optional<SnapshotKeeper.Draft> draft = Optional.empty();
        private long count;

        Taken(String source, int limit, SnapshotKeeper keeper, Call call) {
            this.source = source;
            this.limit = limit;
            this.keeper = keeper;
            this.call = call;
        }

        void begin(List<String> names, List<String> labels) {
            for (int i = 0; i < names.size(); i++) {
                types.put(names.get(i), new LinkedHashSet<>());
                if (!names.get(i).equals(labels.get(i))) {
                    notes.add("Several columns are called " + labels.get(i) + "; a later one is " + names.get(i)
                            + " here.");
                }
            }
        }

        void add(Map<String, Value> row) {
            if (++count % CHECKED == 0) {
                call.checkCancelled();
            }
            row.forEach((name, value) -> {
                if (!(value instanceof Value.Null)) {
                    types.getOrDefault(name, new HashSet<>()).add(value.type());
                }
            });
            if (count <= limit) {
                first.add(row);
                return;
            }
            if (draft.isEmpty()) {
                var begun = keeper.begin(call, source, List.copyOf(types.keySet()));
                draft = Optional.of(begun);
                first.forEach(begun::add);
            }
            draft.get().add(row);
        }

        Answer answer() {
            Optional<Snapshot> snapshot = draft.map(SnapshotKeeper.Draft::finish);
            var columns = types.entrySet().stream()
                    .map(column -> new Column(column.getKey(), column.getValue()))
                    .toList();
            return new Answer(columns, first, count, snapshot, notes);
        }

        @Override
        public void close() {
            draft.ifPresent(SnapshotKeeper.Draft::close);
        }
    }
}
