// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** The rows of several snapshots, one after the other. Looks now and then whether the export may go on. */
final class Joined implements Rows {

    private static final int CHECKED_EVERY = 256;

    private final String name;
    private final List<Rows> parts;
    private final Call call;

    Joined(String name, List<Rows> parts, Call call) {
        this.name = name;
        this.parts = List.copyOf(parts);
        this.call = call;
    }

    @Override
    public List<Column> columns() {
        var types = new LinkedHashMap<String, Set<String>>();
        for (Rows part : parts) {
            for (Column column : part.columns()) {
                types.computeIfAbsent(column.name(), fresh -> new LinkedHashSet<>())
                        .addAll(column.types());
            }
        }
        return types.entrySet().stream()
                .map(entry -> new Column(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long count() {
        return parts.stream().mapToLong(Rows::count).sum();
    }

    @Override
    public Iterator<Map<String, Value>> iterator() {
        return new Iterator<>() {
            private final Iterator<Rows> rest = parts.iterator();
            private Iterator<Map<String, Value>> current =
                    List.<Map<String, Value>>of().iterator();
            private int given;

            @Override
            public boolean hasNext() {
                while (!current.hasNext() && rest.hasNext()) {
                    current = rest.next().iterator();
                }
                return current.hasNext();
            }

            @Override
            public Map<String, Value> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                if (given++ % CHECKED_EVERY == 0) {
                    call.checkCancelled();
                }
                return current.next();
            }
        };
    }
}
