// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.Projection;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.Index;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One table: its description, its items, and what its indexes show of them. */
final class FakeTable {

    private final TableDescription shape;
    private final Map<Map<String, Value>, Map<String, Value>> items = new LinkedHashMap<>();

    FakeTable(TableDescription shape) {
        this.shape = shape;
    }

    synchronized void put(Map<String, Value> item) {
        items.put(complete(item, true), new LinkedHashMap<>(item));
    }

    synchronized boolean delete(Map<String, Value> key) {
        return items.remove(complete(key, false)) != null;
    }

    synchronized Optional<Map<String, Value>> get(Map<String, Value> key) {
        return Optional.ofNullable(items.get(complete(key, false)));
    }

    synchronized TableDescription describe() {
        long bytes = items.values().stream().mapToLong(ItemSize::of).sum();
        var indexes = shape.indexes().stream().map(this::counted).toList();
        return new TableDescription(
                shape.name(),
                shape.status(),
                shape.partitionKey(),
                shape.sortKey(),
                indexes,
                items.size(),
                bytes,
                shape.billing(),
                shape.readCapacity(),
                shape.writeCapacity(),
                shape.timeToLive(),
                shape.stream(),
                shape.deletionProtection(),
                shape.created());
    }

    /** The table itself, or one of its indexes. */
    FakeIndex index(Optional<String> name) {
        if (name.isEmpty()) {
            return new FakeIndex(
                    shape.name(), false, shape.partitionKey(), shape.sortKey(), tableKey(), Projection.of(List.of()));
        }
        Index found = shape.indexes().stream()
                .filter(index -> index.name().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.NOT_FOUND,
                        "Table '" + shape.name() + "' has no index '" + name.get() + "'. Its indexes: "
                                + shape.indexes().stream().map(Index::name).collect(Collectors.joining(", "))
                                + "."));
        return new FakeIndex(
                found.name(), found.global(), found.partitionKey(), found.sortKey(), tableKey(), projection(found));
    }

    synchronized List<Map<String, Value>> all() {
        return new ArrayList<>(items.values());
    }

    private Index counted(Index index) {
        var shown = index(Optional.of(index.name()));
        return new Index(
                index.name(),
                index.global(),
                index.partitionKey(),
                index.sortKey(),
                index.projection(),
                index.included(),
                index.status(),
                items.values().stream().filter(shown::holds).count());
    }

    private Projection projection(Index index) {
        if (index.projection().equals("ALL")) {
            return Projection.of(List.of());
        }
        var keys = Stream.of(tableKey(), index.partitionKey(), index.sortKey())
                .flatMap(List::stream)
                .map(KeyAttribute::name);
        return Projection.of(
                Stream.concat(keys, index.included().stream()).distinct().toList());
    }

    private List<KeyAttribute> tableKey() {
        return Stream.concat(shape.partitionKey().stream(), shape.sortKey().stream())
                .toList();
    }

    private Map<String, Value> complete(Map<String, Value> item, boolean more) {
        var key = new LinkedHashMap<String, Value>();
        for (KeyAttribute attribute : tableKey()) {
            Value value = item.get(attribute.name());
            if (value == null || !value.type().equals(attribute.type())) {
                throw wrongKey();
            }
            key.put(attribute.name(), value);
        }
        if (!more && !new HashSet<>(item.keySet()).equals(key.keySet())) {
            throw wrongKey();
        }
        return key;
    }

    private ToolException wrongKey() {
        String wanted = tableKey().stream()
                .map(attribute -> attribute.name() + " (" + attribute.type() + ")")
                .collect(Collectors.joining(", "));
        return new ToolException(
                ToolException.Standard.INVALID_INPUT,
                "The key of table '" + shape.name() + "' is exactly: " + wanted + ".");
    }
}
