// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.Projection;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.StagedItems.Image;
import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays staged items over those that are read. An item that has a staged change is left out wherever it comes; the staged
 * items that belong into the answer come with the first page, at their place in the order of that page.
 */
final class Overlay {

    private static final int MOST_ITEMS = 1_000;
    private static final long MOST_BYTES = 1_000_000;

    private final KeySchema tableKey;
    private final KeySchema schema;
    private final List<String> projection;
    private final List<String> added;
    private final Optional<Set<String>> visible;
    private final Set<Map<String, Value>> keys = new HashSet<>();
    private final List<Map<String, Value>> items = new ArrayList<>();

    private Overlay(TableDescription table, Optional<String> index, List<String> projection) {
        this.tableKey = KeySchema.of(table, Optional.empty());
        this.schema = KeySchema.of(table, index);
        this.projection = projection;
        this.added = projection.isEmpty()
                ? List.of()
                : Stream.concat(tableKey.attributes(), schema.attributes())
                        .map(KeyAttribute::name)
                        .distinct()
                        .filter(name -> !projection.contains(name))
                        .toList();
        this.visible = index.flatMap(name -> visible(table, name));
    }

    /** The attributes that an index has of an item; empty if it has all. */
    private Optional<Set<String>> visible(TableDescription table, String index) {
        return table.indexes().stream()
                .filter(one -> one.name().equals(index) && !one.projection().equals("ALL"))
                // A local index fetches from the table what is asked for and is not in it.
                .filter(one -> one.global() || projection.isEmpty())
                .findFirst()
                .map(one -> Stream.of(
                                tableKey.attributes().map(KeyAttribute::name),
                                schema.attributes().map(KeyAttribute::name),
                                one.included().stream())
                        .flatMap(names -> names)
                        .collect(Collectors.toSet()));
    }

    /** The staged items; those that pass the test belong into the answer. */
    static Overlay of(
            TableDescription table,
            Optional<String> index,
            List<String> projection,
            List<Image> images,
            Predicate<Map<String, Value>> wanted) {
        var overlay = new Overlay(table, index, projection);
        for (var image : images) {
            overlay.keys.add(image.key());
            image.item()
                    .filter(overlay.schema::holds)
                    .map(overlay::seen)
                    .filter(wanted)
                    .ifPresent(overlay.items::add);
        }
        overlay.checkSize();
        return overlay;
    }

    /** The projection with what is needed to tell items apart and to order them. */
    List<String> projection() {
        return projection.isEmpty()
                ? List.of()
                : Stream.concat(projection.stream(), added.stream()).toList();
    }

    /** The page without the items that have a staged change. */
    Page without(Page page) {
        var kept = page.items().stream()
                .filter(item -> !keys.contains(tableKey.of(item)))
                .toList();
        return new Page(kept, kept.size(), page.scannedCount(), page.consumed(), page.cursor());
    }

    /** What was found, with the staged items if it is the beginning. */
    Found on(Found found, boolean first, Optional<Comparator<Map<String, Value>>> order) {
        var all = new ArrayList<Map<String, Value>>();
        if (first) {
            var projected = Projection.of(projection());
            items.stream().map(projected::of).forEach(all::add);
        }
        all.addAll(found.items());
        order.ifPresent(all::sort);
        return found.with(all.stream().map(this::stripped).toList(), first ? items.size() : 0);
    }

    /** Along the sort key. */
    Comparator<Map<String, Value>> order() {
        return schema.order();
    }

    private Map<String, Value> seen(Map<String, Value> item) {
        if (visible.isEmpty()) {
            return item;
        }
        var seen = new LinkedHashMap<>(item);
        seen.keySet().retainAll(visible.get());
        return seen;
    }

    private Map<String, Value> stripped(Map<String, Value> item) {
        if (added.isEmpty()) {
            return item;
        }
        var stripped = new LinkedHashMap<>(item);
        added.forEach(stripped::remove);
        return stripped;
    }

    private void checkSize() {
        long bytes = items.stream().mapToLong(ItemSize::of).sum();
        if (items.size() > MOST_ITEMS || bytes > MOST_BYTES) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "More than 1,000 staged items, or 1 MB of them, belong into this answer. Narrow it by key or filter,"
                            + " or read the changes with get_staged_change.");
        }
    }
}
