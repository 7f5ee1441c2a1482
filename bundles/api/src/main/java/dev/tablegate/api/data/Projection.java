// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import dev.tablegate.api.data.AttributePath.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Cuts items down to the attribute paths asked for, in DynamoDB's way: maps and lists keep only what was named. */
public record Projection(List<AttributePath> paths) {

    public Projection {
        paths = List.copyOf(paths);
    }

    /** The projection that these paths say; none for all attributes. */
    public static Projection of(List<String> paths) {
        return new Projection(paths.stream().map(AttributePath::of).toList());
    }

    /** What of the item was asked for. */
    public Map<String, Value> of(Map<String, Value> item) {
        if (paths.isEmpty()) {
            return item;
        }
        var kept = new LinkedHashMap<Object, Object>();
        for (AttributePath path : paths) {
            path.in(item).ifPresent(value -> keep(kept, path.steps(), value));
        }
        return document(kept).value();
    }

    @SuppressWarnings("unchecked")
    private static void keep(Map<Object, Object> tree, List<Step> steps, Value value) {
        Object first = place(steps.getFirst());
        if (steps.size() == 1) {
            tree.put(first, value);
            return;
        }
        Object branch = tree.computeIfAbsent(
                first, name -> steps.get(1) instanceof Step.Position ? new TreeMap<>() : new LinkedHashMap<>());
        if (branch instanceof Map) {
            keep((Map<Object, Object>) branch, steps.subList(1, steps.size()), value);
        }
    }

    private static Object place(Step step) {
        return switch (step) {
            case Step.Name(var name) -> name;
            case Step.Position(var index) -> index;
        };
    }

    private static Value value(Object branch) {
        if (branch instanceof TreeMap<?, ?> positions) {
            return new Value.Sequence(
                    positions.values().stream().map(Projection::value).toList());
        }
        return branch instanceof Map<?, ?> names ? document(names) : (Value) branch;
    }

    private static Value.Document document(Map<?, ?> tree) {
        SequencedMap<String, Value> entries = new LinkedHashMap<>();
        tree.forEach((name, branch) -> entries.put((String) name, value(branch)));
        return new Value.Document(entries);
    }
}
