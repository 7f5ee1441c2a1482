// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.client;

import dev.tablegate.api.data.TableDescription;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Descriptions of tables for a few seconds, so that not each query asks for the keys of its table first. */
public final class TableCache {

    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int MOST = 1_000;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** The description, from the loader if it is not known; empty if the loader may not look. */
    public Optional<TableDescription> get(String table, Function<String, Optional<TableDescription>> loader) {
        var entry = entries.get(table);
        if (entry != null && System.nanoTime() - entry.since() < KEPT_NANOS) {
            return entry.description();
        }
        var loaded = loader.apply(table);
        put(table, loaded);
        return loaded;
    }

    /** Remembers what was asked for elsewhere. */
    public void put(String table, Optional<TableDescription> description) {
        if (entries.size() >= MOST) {
            entries.clear();
        }
        entries.put(table, new Entry(description, System.nanoTime()));
    }

    private record Entry(Optional<TableDescription> description, long since) {}
}
