// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import dev.tablegate.tools.tables.Described.Attribute;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds out which attributes items have: those of the item, and one level into its maps. */
final class Inference {

    private static final int MOST_ATTRIBUTES = 100;

    private final Map<String, Tally> tallies = new HashMap<>();
    private final int items;

    private Inference(List<Map<String, Value>> items) {
        this.items = items.size();
        items.forEach(this::add);
    }

    /** The attributes of these items: those of the key first, then the most frequent. */
    static List<Attribute> attributes(TableDescription table, List<Map<String, Value>> items) {
        var keys = Stream.concat(table.partitionKey().stream(), table.sortKey().stream())
                .map(KeyAttribute::name)
                .toList();
        return new Inference(items).inOrder(keys);
    }

    private void add(Map<String, Value> item) {
        item.forEach((name, value) -> {
            count(name, name, value);
            if (value instanceof Value.Document document) {
                document.value().forEach((entry, inner) -> count(name, name + "." + entry, inner));
            }
        });
    }

    private void count(String top, String path, Value value) {
        tallies.computeIfAbsent(path, first -> new Tally(top, path, Example.of(value)))
                .types
                .merge(value.type(), 1, Integer::sum);
    }

    private List<Attribute> inOrder(List<String> keys) {
        return tallies.values().stream()
                .sorted(Comparator.comparingInt((Tally tally) -> keyRank(keys, tally))
                        .thenComparingInt(tally -> -owner(tally).seen())
                        .thenComparing(tally -> tally.top)
                        .thenComparing(tally -> tally.path))
                .limit(MOST_ATTRIBUTES)
                .map(tally -> new Attribute(tally.path, percentages(tally), tally.example))
                .toList();
    }

    private Tally owner(Tally tally) {
        return tallies.getOrDefault(tally.top, tally);
    }

    private static int keyRank(List<String> keys, Tally tally) {
        int rank = keys.indexOf(tally.top);
        return rank < 0 ? keys.size() : rank;
    }

    private SequencedMap<String, Integer> percentages(Tally tally) {
        var percentages = new TreeMap<String, Integer>();
        tally.types.forEach((type, count) -> percentages.put(type, Math.max(1, Math.round(100f * count / items))));
        return percentages;
    }

    /** How often one path was seen with each type. */
    private static final class Tally {
        final String top;
        final String path;
        final String example;
        final Map<String, Integer> types = new HashMap<>();

        Tally(String top, String path, String example) {
            this.top = top;
            this.path = path;
            this.example = example;
        }

        int seen() {
            return types.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
