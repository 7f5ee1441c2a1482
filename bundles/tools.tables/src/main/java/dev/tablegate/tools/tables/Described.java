// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as DynamoDB describes it, and its attributes as a sample shows them. Keys are attributes with their types, in
 * order.
 *
 * @param sampled how many items the sample has
 * @param note what to know about the sample
 */
public record Described(
        String table,
        String status,
        Map<String, String> partitionKey,
        Map<String, String> sortKey,
        List<Index> indexes,
        long itemCount,
        long sizeBytes,
        String billing,
        Optional<String> timeToLive,
        Optional<String> stream,
        boolean deletionProtection,
        Optional<Instant> created,
        int sampled,
        List<Attribute> attributes,
        Optional<String> note,
        double consumedCapacity) {

    /** A secondary index. */
    public record Index(
            String name,
            boolean global,
            Map<String, String> partitionKey,
            Map<String, String> sortKey,
            String projection,
            String status,
            long itemCount) {

        static Index of(TableDescription.Index index) {
            return new Index(
                    index.name(),
                    index.global(),
                    key(index.partitionKey()),
                    key(index.sortKey()),
                    projection(index),
                    index.status(),
                    index.itemCount());
        }

        private static String projection(TableDescription.Index index) {
            return index.included().isEmpty()
                    ? index.projection()
                    : index.projection() + ": " + String.join(", ", index.included());
        }
    }

    /**
     * An attribute that a sample shows.
     *
     * @param name its path: {@code address.city} is an entry of the map {@code address}
     * @param types its DynamoDB types, each with the percentage of sampled items that have it so
     * @param example a value, shortened
     */
    public record Attribute(String name, Map<String, Integer> types, String example) {}

    /** The table with what a sample says of it. */
    static Described of(TableDescription table, Sample sample) {
        return new Described(
                table.name(),
                table.status(),
                key(table.partitionKey()),
                key(table.sortKey()),
                table.indexes().stream().map(Index::of).toList(),
                table.itemCount(),
                table.sizeBytes(),
                billing(table),
                table.timeToLive(),
                table.stream(),
                table.deletionProtection(),
                table.created(),
                sample.items(),
                sample.attributes(),
                sample.note(),
                sample.consumed().readUnits());
    }

    private static String billing(TableDescription table) {
        return table.readCapacity()
                .map(read -> table.billing() + ", " + read + " read and "
                        + table.writeCapacity().orElse(0L) + " write units")
                .orElse(table.billing());
    }

    private static Map<String, String> key(List<KeyAttribute> attributes) {
        var key = new LinkedHashMap<String, String>();
        attributes.forEach(attribute -> key.put(attribute.name(), attribute.type()));
        return key;
    }
}
