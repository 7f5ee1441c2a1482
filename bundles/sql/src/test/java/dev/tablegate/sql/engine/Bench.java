// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Value;
import dev.tablegate.tck.FakeCall;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An engine, and what a test loads into it. */
final class Bench implements AutoCloseable {

    private static final int MEGABYTES = 256;
    private static final EngineParser PARSER = new EngineParser();

    private final Instance engine;
    private final Map<String, Loaded> sources = new LinkedHashMap<>();

    /** With the engine of all tests. */
    Bench() {
        this(SharedEngine.ONE);
    }

    Bench(Opener opener) {
        engine = opener.open(MEGABYTES);
    }

    Loaded load(String name, List<Map<String, Value>> items) throws SQLException {
        return load(name, items, Integer.MAX_VALUE);
    }

    /** Loads so many items at a time, as if they came in parts. */
    Loaded load(String name, List<Map<String, Value>> items, int part) throws SQLException {
        var loader = new Loader(engine, name, Set.of(), Set.of(), part);
        loader.add(items, 0);
        var loaded = loader.finish();
        sources.put(name, loaded);
        return loaded;
    }

    Answer answer(String sql) throws SQLException {
        var loaded = List.copyOf(sources.values());
        var registry = Registry.of(engine, loaded);
        var called = Map.of("t0", "Orders", "t1", "Users");
        var sentences = new Sentences(called, loaded, registry, MEGABYTES);
        return new Runner(engine, loaded, registry, sentences)
                .run(sql, PARSER.parse(sql), sql, Integer.MAX_VALUE, new NoSnapshots(), new FakeCall());
    }

    List<Map<String, Value>> rows(String sql) throws SQLException {
        return answer(sql).rows();
    }

    Instance engine() {
        return engine;
    }

    @Override
    public void close() {
        engine.close();
    }
}
