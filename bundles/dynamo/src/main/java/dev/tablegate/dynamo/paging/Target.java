// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.paging;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.Index;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.tool.ToolException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of what a request reads: a table, or one of its indexes. */
public record Target(
        String table,
        Optional<Index> index,
        List<KeyAttribute> partitionKey,
        List<KeyAttribute> sortKey,
        List<KeyAttribute> tableKey) {

    /** The table, or its index of that name. */
    public static Target of(TableDescription table, Optional<String> index) {
        var tableKey = Stream.concat(table.partitionKey().stream(), table.sortKey().stream())
                .toList();
        if (index.isEmpty()) {
            return new Target(table.name(), Optional.empty(), table.partitionKey(), table.sortKey(), tableKey);
        }
        var found = table.indexes().stream()
                .filter(candidate -> candidate.name().equals(index.get()))
                .findFirst()
                .orElseThrow(() -> noSuchIndex(table, index.get()));
        return new Target(table.name(), Optional.of(found), found.partitionKey(), found.sortKey(), tableKey);
    }

    /** Whether it is a global index. */
    public boolean global() {
        return index.filter(Index::global).isPresent();
    }

    /** The key attributes, those of the partition key first. */
    public List<KeyAttribute> key() {
        return Stream.concat(partitionKey.stream(), sortKey.stream()).toList();
    }

    /** The attributes that say where an item stands here. */
    public Set<String> place() {
        return Stream.concat(key().stream(), tableKey.stream())
                .map(KeyAttribute::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What it is, for a sentence. */
    public String name() {
        return index.map(found -> "index '" + found.name() + "' of table '" + table + "'")
                .orElse("table '" + table + "'");
    }

    /** Says what the complete key is. */
    public String keySentence() {
        return "The key of " + name() + " is exactly: " + words(key()) + ".";
    }

    /** The attributes with their types, for a sentence. */
    static String words(List<KeyAttribute> attributes) {
        return attributes.stream()
                .map(attribute -> attribute.name() + " (" + attribute.type() + ")")
                .collect(Collectors.joining(", "));
    }

    private static ToolException noSuchIndex(TableDescription table, String index) {
        var names = table.indexes().stream().map(Index::name).collect(Collectors.joining(", "));
        return new ToolException(
                ToolException.Standard.NOT_FOUND,
                "Table '" + table.name() + "' has no index '" + index + "'. "
                        + (names.isEmpty() ? "It has no indexes; leave index out." : "Its indexes: " + names + "."));
    }
}
