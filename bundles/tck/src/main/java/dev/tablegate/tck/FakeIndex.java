// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Comparison;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Projection;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table or an index as a query or scan sees it: which items it holds, and in what order. */
record FakeIndex(
        String name,
        boolean global,
        List<KeyAttribute> partitionKey,
        List<KeyAttribute> sortKey,
        List<KeyAttribute> tableKey,
        Projection shown) {

    private static final Set<Operator> SORT_OPERATORS = EnumSet.of(
            Operator.EQ, Operator.LT, Operator.LTE, Operator.GT, Operator.GTE, Operator.BETWEEN, Operator.BEGINS_WITH);

    /** An index holds the items that have all its key attributes. */
    boolean holds(Map<String, Value> item) {
        return key().allMatch(attribute -> hasType(item.get(attribute.name()), attribute));
    }

    /** What identifies the item's place here. */
    Map<String, Value> place(Map<String, Value> item) {
        var place = new LinkedHashMap<String, Value>();
        Stream.concat(key(), tableKey.stream()).forEach(attribute -> {
            Value value = item.get(attribute.name());
            if (value != null) {
                place.put(attribute.name(), value);
            }
        });
        return place;
    }

    /** By partition key, then by sort key, then by the table's own key. */
    Comparator<Map<String, Value>> order() {
        var names = Stream.concat(key(), tableKey.stream())
                .map(KeyAttribute::name)
                .distinct()
                .toList();
        return (left, right) -> {
            for (String name : names) {
                int order = compare(left.get(name), right.get(name));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    /** Which of so many segments the item belongs to. */
    int segment(Map<String, Value> item, int segments) {
        if (segments == 1) {
            return 0;
        }
        var partition = partitionKey.stream()
                .map(attribute -> Optional.ofNullable(item.get(attribute.name())))
                .toList();
        return Math.floorMod(partition.hashCode(), segments);
    }

    /** Refuses a key condition that DynamoDB would refuse. */
    void check(Map<String, Value> equalities, Optional<Condition> sort) {
        var names = key().map(KeyAttribute::name).toList();
        for (KeyAttribute attribute : partitionKey) {
            if (!equalities.containsKey(attribute.name())) {
                throw invalid("A query of '" + name + "' needs a value for the partition key '" + attribute.name()
                        + "'. Use scan to read without it.");
            }
        }
        if (!names.subList(0, Math.min(names.size(), equalities.size())).containsAll(equalities.keySet())) {
            throw invalid("The key condition of '" + name + "' takes only its key attributes, in order: "
                    + String.join(", ", names) + ". Put other conditions into the filter.");
        }
        equalities.forEach((attribute, value) -> checkType(attribute, value));
        sort.ifPresent(condition -> checkSort(condition, equalities.size(), names));
    }

    private void checkSort(Condition condition, int used, List<String> names) {
        if (used >= names.size() || !names.get(used).equals(condition.attribute())) {
            throw invalid("'" + condition.attribute() + "' is not the next sort key attribute of '" + name + "'. "
                    + "Its key: " + String.join(", ", names) + ".");
        }
        if (!SORT_OPERATORS.contains(condition.operator())) {
            throw invalid("A sort key takes eq, lt, lte, gt, gte, between or begins_with, not "
                    + condition.operator().id() + ". Put it into the filter.");
        }
        condition.operands().forEach(operand -> checkType(condition.attribute(), operand));
    }

    private void checkType(String attributeName, Value value) {
        key().filter(attribute -> attribute.name().equals(attributeName))
                .filter(attribute -> !hasType(value, attribute))
                .findFirst()
                .ifPresent(attribute -> {
                    throw invalid("The key attribute '" + attributeName + "' of '" + name + "' has type "
                            + attribute.type() + ", not " + value.type() + ".");
                });
    }

    private Stream<KeyAttribute> key() {
        return Stream.concat(partitionKey.stream(), sortKey.stream());
    }

    private static boolean hasType(@Nullable Value value, KeyAttribute attribute) {
        return value != null && value.type().equals(attribute.type());
    }

    private static int compare(@Nullable Value left, @Nullable Value right) {
        return left == null || right == null ? 0 : Comparison.order(left, right).orElse(0);
    }

    private static ToolException invalid(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }

    @Override
    public String toString() {
        return name + key().map(KeyAttribute::name).collect(Collectors.joining(",", "(", ")"));
    }
}
