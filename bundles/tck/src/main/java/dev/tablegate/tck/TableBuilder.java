// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.Index;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Describes a table in a few words. Key attributes are written {@code name:type}, or {@code name} alone for a string;
 * several attributes of one key are separated by commas.
 */
public final class TableBuilder {

    private final String name;
    private final List<KeyAttribute> partitionKey;
    private final List<KeyAttribute> sortKey;
    private final List<Index> indexes = new ArrayList<>();
    private Optional<String> timeToLive = Optional.empty();
    private Optional<String> stream = Optional.empty();

    private TableBuilder(String name, String partitionKey, String sortKey) {
        this.name = name;
        this.partitionKey = key(partitionKey);
        this.sortKey = key(sortKey);
    }

    /** A table with a partition key only. */
    public static TableBuilder table(String name, String partitionKey) {
        return new TableBuilder(name, partitionKey, "");
    }

    /** A table with a partition key and a sort key. */
    public static TableBuilder table(String name, String partitionKey, String sortKey) {
        return new TableBuilder(name, partitionKey, sortKey);
    }

    /** A global index with all attributes; the sort key may be empty. */
    public TableBuilder globalIndex(String index, String partition, String sort) {
        return index(index, true, partition, sort, "ALL", List.of());
    }

    /** A local index with all attributes. */
    public TableBuilder localIndex(String index, String sort) {
        indexes.add(new Index(index, false, partitionKey, key(sort), "ALL", List.of(), "ACTIVE", 0));
        return this;
    }

    /** An index with everything said. */
    public TableBuilder index(
            String index, boolean global, String partition, String sort, String projection, List<String> included) {
        indexes.add(new Index(index, global, key(partition), key(sort), projection, included, "ACTIVE", 0));
        return this;
    }

    /** Switches time to live on. */
    public TableBuilder timeToLive(String attribute) {
        timeToLive = Optional.of(attribute);
        return this;
    }

    /** Switches the stream on. */
    public TableBuilder stream(String view) {
        stream = Optional.of(view);
        return this;
    }

    /** The description; item count and size are filled in by {@link FakeTables}. */
    public TableDescription build() {
        return new TableDescription(
                name,
                "ACTIVE",
                partitionKey,
                sortKey,
                List.copyOf(indexes),
                0,
                0,
                "PAY_PER_REQUEST",
                Optional.empty(),
                Optional.empty(),
                timeToLive,
                stream,
                false,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private static List<KeyAttribute> key(String text) {
        var attributes = new ArrayList<KeyAttribute>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                int colon = part.indexOf(':');
                attributes.add(
                        colon < 0
                                ? new KeyAttribute(part.strip(), "S")
                                : new KeyAttribute(part.substring(0, colon).strip(), part.substring(colon + 1)));
            }
        }
        return List.copyOf(attributes);
    }
}
