// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.legacy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Remembers what was used lately, up to a number of entries. Safe for many threads. */
final class Recent<V> {

    private final Map<String, V> entries;

    Recent(int most) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<V> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized V get(String key, Supplier<V> first) {
        return entries.computeIfAbsent(key, absent -> first.get());
    }

    synchronized void put(String key, V value) {
        entries.put(key, value);
    }

    synchronized Optional<V> remove(String key) {
        return Optional.ofNullable(entries.remove(key));
    }
}
