// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.Index;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table or one of its indexes, as something that can be read.
 *
 * @param table the table
 * @param index the index; empty for the table itself
 * @param schema its key
 */
record Keys(TableDescription table, Optional<Index> index, KeySchema schema) {

    /** The table itself first, then its indexes that can be read. */
    static List<Keys> of(TableDescription table) {
        var indexes = table.indexes().stream()
                .filter(index -> !index.global()
                        || index.status().isEmpty()
                        || index.status().equals("ACTIVE"))
                .map(index -> new Keys(table, Optional.of(index), KeySchema.of(table, Optional.of(index.name()))));
        return Stream.concat(
                        Stream.of(new Keys(table, Optional.empty(), KeySchema.of(table, Optional.empty()))), indexes)
                .toList();
    }

    /** All attributes that are in the key of a table or of its indexes, and their types. */
    static Map<String, String> types(TableDescription table) {
        var types = new LinkedHashMap<String, String>();
        of(table).forEach(keys -> keys.schema().attributes().forEach(key -> types.put(key.name(), key.type())));
        return types;
    }

    Optional<String> indexName() {
        return index.map(Index::name);
    }

    Set<String> names() {
        var names = new HashSet<String>();
        schema.attributes().map(KeyAttribute::name).forEach(names::add);
        return names;
    }

    /** Its attributes that an item of the table may lack: then the index does not hold the item. */
    List<String> optional() {
        var primary = primary();
        return index.isEmpty()
                ? List.of()
                : schema.attributes()
                        .map(KeyAttribute::name)
                        .filter(name -> !primary.contains(name))
                        .toList();
    }

    private Set<String> primary() {
        var names = new HashSet<String>();
        Stream.concat(table.partitionKey().stream(), table.sortKey().stream())
                .map(KeyAttribute::name)
                .forEach(names::add);
        return names;
    }

    /** The attributes of these that it does not hold; empty also if all are wanted and it holds all. */
    List<String> missing(boolean all, Set<String> wanted) {
        if (index.isEmpty() || index.get().projection().equals("ALL")) {
            return List.of();
        }
        if (all) {
            return List.of("*");
        }
        var held = new HashSet<>(index.get().included());
        held.addAll(names());
        held.addAll(primary());
        return wanted.stream().filter(name -> !held.contains(name)).toList();
    }
}
