// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.store.StoreFailure;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A store in memory, for tests of what keeps its state in one. */
public final class MemoryStore implements Store {

    private record Key(String kind, String id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            return byKind == 0 ? id.compareTo(other.id) : byKind;
        }
    }

    private final Map<Key, Entry> entries = new TreeMap<>();
    private final Clock clock;
    private long version;
    private boolean full;

    public MemoryStore() {
        this(Clock.systemUTC());
    }

    public MemoryStore(Clock clock) {
        this.clock = clock;
    }

    /** From now on nothing can be written, as on a full disk. */
    public synchronized void fill() {
        full = true;
    }

    /** All that is in it, expired or not, as one text: to look for what must not be there. */
    public synchronized String everything() {
        return entries.toString();
    }

    @Override
    public synchronized Optional<Entry> get(String kind, String id) {
        return Optional.ofNullable(entries.get(new Key(kind, id))).filter(this::lives);
    }

    @Override
    public synchronized List<Entry> list(String kind, String prefix) {
        Predicate<Entry> wanted =
                entry -> entry.kind().equals(kind) && entry.id().startsWith(prefix) && lives(entry);
        return entries.values().stream().filter(wanted).toList();
    }

    @Override
    public synchronized void write(List<Change> changes) {
        if (full) {
            throw new StoreFailure("The store in memory was told to be full.");
        }
        changes.forEach(this::check);
        changes.forEach(this::make);
    }

    private void check(Change change) {
        Optional<Entry> now = get(change.kind(), change.id());
        boolean holds = switch (change.expected()) {
            case Change.Expected.Any() -> true;
            case Change.Expected.Absent() -> now.isEmpty();
            case Change.Expected.Version(long expected) ->
                now.isPresent() && now.get().version() == expected;
        };
        if (!holds) {
            throw new Conflict(change.kind(), change.id());
        }
    }

    private void make(Change change) {
        Key key = new Key(change.kind(), change.id());
        switch (change) {
            case Change.Put put ->
                entries.put(key, new Entry(put.kind(), put.id(), ++version, put.value(), put.expires()));
            case Change.Delete ignored -> entries.remove(key);
        }
    }

    private boolean lives(Entry entry) {
        return entry.expires().map(clock.instant()::isBefore).orElse(true);
    }
}
