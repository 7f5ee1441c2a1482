// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What items of a table must look like, so that DynamoDB takes them. */
public final class Shape {

    private static final int LONGEST_PARTITION_KEY = 2048;
    private static final int LONGEST_SORT_KEY = 1024;
    private static final long LARGEST_ITEM = 400L * 1024;
    private static final int DEEPEST = 32;

    private final TableDescription table;

    /** Of a table as DynamoDB describes it. */
    public Shape(TableDescription table) {
        this.table = table;
    }

    /** The primary key of an item. */
    public Map<String, Value> keyOf(Map<String, Value> item) {
        var key = new LinkedHashMap<String, Value>();
        keys().forEach(attribute -> key.put(attribute.name(), keyValue(item, attribute)));
        return key;
    }

    /**
     * A complete primary key and nothing more.
     *
     * @throws ToolException if it is not
     */
    Map<String, Value> key(Map<String, Value> given) {
        Set<String> more = given.keySet().stream()
                .filter(name -> keys().noneMatch(attribute -> attribute.name().equals(name)))
                .collect(Collectors.toSet());
        if (!more.isEmpty()) {
            throw invalid("The key of '" + table.name() + "' is " + names() + " and nothing else; leave out "
                    + String.join(", ", more) + ".");
        }
        return keyOf(given);
    }

    /**
     * Checks an item as it would be.
     *
     * @throws ToolException if DynamoDB would not take it
     */
    public void check(Map<String, Value> item) {
        keyOf(item);
        for (TableDescription.Index index : table.indexes()) {
            Stream.concat(index.partitionKey().stream(), index.sortKey().stream())
                    .filter(attribute -> item.containsKey(attribute.name()))
                    .forEach(attribute -> checkIndexKey(index.name(), item, attribute));
        }
        for (var attribute : item.entrySet()) {
            if (attribute.getKey().isEmpty()) {
                throw invalid("An attribute of the item for '" + table.name() + "' has an empty name.");
            }
            if (deeperThan(DEEPEST, attribute.getValue())) {
                throw invalid("The attribute '" + attribute.getKey() + "' is nested deeper than " + DEEPEST
                        + " levels, which DynamoDB does not take.");
            }
        }
        long bytes = ItemSize.of(item);
        if (bytes > LARGEST_ITEM) {
            throw invalid("The item for '" + table.name() + "' would have " + bytes + " bytes. DynamoDB takes "
                    + LARGEST_ITEM + " at most.");
        }
    }

    private Value keyValue(Map<String, Value> item, KeyAttribute attribute) {
        Value value = Optional.ofNullable(item.get(attribute.name()))
                .orElseThrow(() -> invalid("The key of '" + table.name() + "' is " + names() + "; '" + attribute.name()
                        + "' is missing."));
        checkKeyValue("The key attribute '" + attribute.name() + "' of '" + table.name() + "'", value, attribute);
        boolean sort = table.sortKey().contains(attribute);
        int longest = sort ? LONGEST_SORT_KEY : LONGEST_PARTITION_KEY;
        if (ItemSize.of(value) > longest) {
            throw invalid("The key attribute '" + attribute.name() + "' of '" + table.name() + "' has more than "
                    + longest + " bytes.");
        }
        return value;
    }

    private static void checkIndexKey(String index, Map<String, Value> item, KeyAttribute attribute) {
        Value value = item.get(attribute.name());
        if (value != null) {
            checkKeyValue("'" + attribute.name() + "' is a key of the index '" + index + "': it", value, attribute);
        }
    }

    private static void checkKeyValue(String what, Value value, KeyAttribute attribute) {
        if (!value.type().equals(attribute.type())) {
            throw invalid(what + " has type " + attribute.type() + ", not " + value.type() + ".");
        }
        if (!(value instanceof Value.Num) && ItemSize.of(value) == 0) {
            throw invalid(what + " must not be empty.");
        }
        if (value instanceof Value.Text text
                && !StandardCharsets.UTF_8.newEncoder().canEncode(text.value())) {
            throw invalid(what + " holds half a character.");
        }
    }

    private static boolean deeperThan(int levels, Value value) {
        Collection<Value> members = switch (value) {
            case Value.Document document -> document.value().values();
            case Value.Sequence list -> list.value();
            case Value.Text ignored -> List.of();
            case Value.Num ignored -> List.of();
            case Value.Bool ignored -> List.of();
            case Value.Null ignored -> List.of();
            case Value.Binary ignored -> List.of();
            case Value.TextSet ignored -> List.of();
            case Value.NumSet ignored -> List.of();
            case Value.BinarySet ignored -> List.of();
        };
        boolean container = value instanceof Value.Document || value instanceof Value.Sequence;
        return container && (levels == 0 || members.stream().anyMatch(member -> deeperThan(levels - 1, member)));
    }

    private String names() {
        return keys().map(KeyAttribute::name).collect(Collectors.joining(" and "));
    }

    private Stream<KeyAttribute> keys() {
        return Stream.concat(table.partitionKey().stream(), table.sortKey().stream());
    }

    private static ToolException invalid(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }
}
