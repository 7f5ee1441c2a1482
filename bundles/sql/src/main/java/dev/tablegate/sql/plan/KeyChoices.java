// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.Plan.Access;
import dev.tablegate.sql.plan.Reading.Partition;
import dev.tablegate.sql.tree.Conjunct;
import dev.tablegate.sql.tree.Enough;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The ways to read a table by the keys that the conditions tell. */
final class KeyChoices {

    private static final int MOST_KEYS = 10_000;
    private static final int MOST_PARTITIONS = 1_000;
    // How much of a partition a condition on the sort key is taken to leave.
    private static final long PART_OF_RANGE = 4;

    private final Prices prices;
    private final List<Conjunct> conjuncts;
    private final Possible possible;
    private final FirstItems first;

    KeyChoices(Prices prices, List<Conjunct> conjuncts, Optional<Enough> enough) {
        this.prices = prices;
        this.conjuncts = conjuncts;
        this.possible = new Possible(conjuncts);
        this.first = new FirstItems(conjuncts, enough);
    }

    /** The way by this key, if the conditions tell enough of it. */
    Optional<Choice> by(Keys keys) {
        var known = new LinkedHashMap<KeyAttribute, List<Value>>();
        for (var attribute : keys.schema().partition()) {
            var values = possible.values(attribute);
            if (values.isEmpty()) {
                return Optional.empty();
            }
            known.put(attribute, values.get());
        }
        Optional<KeyAttribute> next = Optional.empty();
        for (var attribute : keys.schema().sort()) {
            var values = possible.values(attribute);
            if (values.isEmpty()) {
                next = Optional.of(attribute);
                break;
            }
            known.put(attribute, values.get());
        }
        long combinations = known.values().stream().mapToLong(List::size).reduce(1, KeyChoices::times);
        if (keys.index().isEmpty() && complete(keys, known)) {
            return combinations <= MOST_KEYS ? Optional.of(get(keys, known)) : Optional.empty();
        }
        return combinations <= MOST_PARTITIONS ? Optional.of(query(keys, known, next)) : Optional.empty();
    }

    private static long times(long one, long other) {
        return Math.min(Integer.MAX_VALUE, one * other);
    }

    private Choice get(Keys keys, Map<KeyAttribute, List<Value>> known) {
        var all = combinations(known);
        return new Choice(
                new Reading.Get(keys.table().name(), all),
                Access.GET,
                Optional.empty(),
                Optional.of(words(known, Optional.empty())),
                Optional.empty(),
                1,
                prices.single(keys.table(), all.size()));
    }

    private static boolean complete(Keys keys, Map<KeyAttribute, List<Value>> known) {
        return known.size() == keys.schema().attributes().count();
    }

    private Choice query(Keys keys, Map<KeyAttribute, List<Value>> known, Optional<KeyAttribute> next) {
        var range = next.map(possible::range).orElse(Possible.Range.ALL);
        long items = complete(keys, known) ? 1 : partitionSize(keys.schema(), range.condition());
        // A range that is open at its end may be long, so it must be worth it.
        var few = first.of(keys, known, next)
                .filter(found -> !range.nothing())
                .filter(found -> found.range().equals(range.condition()) || found.rows() <= items);
        var sort = few.map(FirstItems.Few::range).orElse(range.condition());
        var partitions = range.nothing()
                ? List.<Partition>of()
                : combinations(known).stream()
                        .map(key -> new Partition(key, sort))
                        .toList();
        long all = partitions.size() * items;
        return new Choice(
                new Reading.Query(
                        keys.table().name(),
                        keys.indexName(),
                        partitions,
                        Superset.of(conjuncts, keys.names()),
                        few.map(FirstItems.Few::ascending).orElse(true),
                        few.map(found -> OptionalLong.of(found.rows())).orElse(OptionalLong.empty())),
                Access.QUERY,
                keys.indexName(),
                Optional.of(words(known, sort)),
                Superset.words(conjuncts, keys.names()),
                1,
                few.map(found -> prices.together(keys.table(), Math.min(found.rows(), all), 1))
                        .orElseGet(() -> prices.together(keys.table(), all, partitions.size())));
    }

    /** DynamoDB does not tell how many items a partition has; as if there were as many partitions as items in each. */
    static long partitionSize(KeySchema schema, Optional<Condition> sort) {
        long items = Math.max(1, Math.round(Math.sqrt((double) Math.max(schema.itemCount(), 1))));
        return sort.isPresent() ? Math.max(1, items / PART_OF_RANGE) : items;
    }

    private static List<Map<String, Value>> combinations(Map<KeyAttribute, List<Value>> known) {
        List<Map<String, Value>> all = List.of(Map.of());
        for (var entry : known.entrySet()) {
            var longer = new ArrayList<Map<String, Value>>();
            for (var key : all) {
                for (var value : entry.getValue()) {
                    var with = new LinkedHashMap<>(key);
                    with.put(entry.getKey().name(), value);
                    longer.add(with);
                }
            }
            all = longer;
        }
        return all;
    }

    private static String words(Map<KeyAttribute, List<Value>> known, Optional<Condition> range) {
        var parts = new ArrayList<String>();
        known.forEach((attribute, values) ->
                parts.add(values.isEmpty() ? attribute.name() + " = nothing" : Words.among(attribute.name(), values)));
        range.ifPresent(condition -> parts.add(Words.of(condition)));
        return String.join(" and ", parts);
    }
}
