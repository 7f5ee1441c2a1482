// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.argument;

import dev.tablegate.api.data.Comparison;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.Index;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The key of a table or of an index, and what a query can do with it.
 *
 * @param name the table or index in words
 * @param global whether it is a global index
 * @param partition attributes of the partition key
 * @param sort attributes of the sort key
 * @param itemCount about how many items it holds
 */
public record KeySchema(
        String name, boolean global, List<KeyAttribute> partition, List<KeyAttribute> sort, long itemCount) {

    /**
     * The schema of the table, or of its index.
     *
     * @throws ToolException if the table has no such index
     */
    public static KeySchema of(TableDescription table, Optional<String> index) {
        if (index.isEmpty()) {
            return new KeySchema(
                    "table '" + table.name() + "'", false, table.partitionKey(), table.sortKey(), table.itemCount());
        }
        return table.indexes().stream()
                .filter(candidate -> candidate.name().equals(index.get()))
                .findFirst()
                .map(found -> new KeySchema(
                        "index '" + found.name() + "'",
                        found.global(),
                        found.partitionKey(),
                        found.sortKey(),
                        found.itemCount()))
                .orElseThrow(() -> noSuchIndex(table, index.get()));
    }

    /** All its attributes, those of the partition key first. */
    public Stream<KeyAttribute> attributes() {
        return Stream.concat(partition.stream(), sort.stream());
    }

    /** Whether the item has all its attributes: an index holds no other items. */
    public boolean holds(Map<String, Value> item) {
        return attributes()
                .allMatch(attribute -> Optional.ofNullable(item.get(attribute.name()))
                        .filter(value -> value.type().equals(attribute.type()))
                        .isPresent());
    }

    /** The key of an item that has all its attributes. */
    public Map<String, Value> of(Map<String, Value> item) {
        return attributes().collect(Collectors.toMap(KeyAttribute::name, attribute -> value(item, attribute)));
    }

    /** Along the sort key, for items that have all its attributes. */
    public Comparator<Map<String, Value>> order() {
        return (left, right) -> sort.stream()
                .mapToInt(attribute -> Comparison.order(value(left, attribute), value(right, attribute))
                        .orElse(0))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }

    private static Value value(Map<String, Value> item, KeyAttribute attribute) {
        return Optional.ofNullable(item.get(attribute.name()))
                .orElseThrow(() -> new IllegalArgumentException("the item lacks a key attribute"));
    }

    /** Whether a look at the schema may tell more of this refusal. */
    public static boolean mayExplain(ToolException refused) {
        return refused.code() == ToolException.Standard.INVALID_INPUT
                || refused.code() == ToolException.Standard.NOT_FOUND;
    }

    /** Refuses a key that does not address one partition, in order. */
    public void check(Map<String, Value> key) {
        for (var attribute : partition) {
            if (!key.containsKey(attribute.name())) {
                throw wrong("key lacks the partition key attribute '" + attribute.name()
                        + "'. Without it use scan, or an index whose partition key you know.");
            }
        }
        var usable = attributes().limit(key.size()).map(KeyAttribute::name).toList();
        for (var entry : key.entrySet()) {
            var attribute = attribute(entry.getKey())
                    .orElseThrow(() -> wrong("'" + entry.getKey() + "' is no key attribute. Put it into filter."));
            if (!usable.contains(attribute.name())) {
                throw wrong(
                        "key skips a sort key attribute before '" + attribute.name() + "'. Give them from the left.");
            }
            checkType(attribute, entry.getValue());
        }
    }

    /** The condition on the sort key attribute that follows those in the key. */
    public Condition condition(SortKey given, Map<String, Value> key, Format format) {
        int used = key.size() - partition.size();
        if (used >= sort.size()) {
            throw wrong(
                    sort.isEmpty()
                            ? "sortKey is given, but there is no sort key. Put the condition into filter."
                            : "key gives the whole sort key already. Leave sortKey out.");
        }
        var attribute = sort.get(used);
        var condition = given.toCondition(attribute.name(), format);
        condition.operands().forEach(operand -> checkType(attribute, operand));
        return condition;
    }

    /** Refuses a filter on an attribute of the key: DynamoDB has the key conditions for those. */
    public void checkFilter(Filter filter) {
        switch (filter) {
            case Filter.Test(var condition) -> {
                if (attribute(condition.attribute()).isPresent()) {
                    throw wrong("filter uses the key attribute '" + condition.attribute()
                            + "', which a query only takes in key or sortKey. Move it there, or use scan.");
                }
            }
            case Filter.And(var parts) -> parts.forEach(this::checkFilter);
            case Filter.Or(var parts) -> parts.forEach(this::checkFilter);
            case Filter.Not(var part) -> checkFilter(part);
        }
    }

    /** Refuses what DynamoDB cannot do on a global index. */
    public void checkConsistent(boolean consistent) {
        if (consistent && global) {
            throw wrong("consistent reads are not possible on a global index. Leave consistent out.");
        }
    }

    private Optional<KeyAttribute> attribute(String name) {
        return attributes().filter(attribute -> attribute.name().equals(name)).findFirst();
    }

    private void checkType(KeyAttribute attribute, Value value) {
        if (!value.type().equals(attribute.type())) {
            throw wrong("the key attribute '" + attribute.name() + "' has type " + attribute.type() + ", not "
                    + value.type() + ".");
        }
    }

    private ToolException wrong(String what) {
        return new ToolException(
                ToolException.Standard.INVALID_INPUT,
                Character.toUpperCase(what.charAt(0)) + what.substring(1) + " The partition key of " + name + " is "
                        + words(partition) + ", its sort key " + words(sort) + ".");
    }

    private static ToolException noSuchIndex(TableDescription table, String index) {
        var names = table.indexes().stream().map(Index::name).collect(Collectors.joining(", "));
        return new ToolException(
                ToolException.Standard.INVALID_INPUT,
                "Table '" + table.name() + "' has no index '" + index + "'. "
                        + (names.isEmpty() ? "It has none at all; leave index out." : "Its indexes: " + names + "."));
    }

    private static String words(List<KeyAttribute> key) {
        return key.isEmpty()
                ? "none"
                : key.stream()
                        .map(attribute -> attribute.name() + " (" + attribute.type() + ")")
                        .collect(Collectors.joining(" and "));
    }
}
