// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.items;

import dev.tablegate.api.data.Projection;
import dev.tablegate.api.data.Tables.BatchGetResult;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.StagedItems;
import dev.tablegate.api.tool.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of a batch, apart by whether something is staged for them.
 *
 * @param images the staged items, by table
 * @param others the keys that DynamoDB is asked for, by table
 */
record StagedKeys(Map<String, List<StagedItems.Image>> images, Map<String, List<Map<String, Value>>> others) {

    static StagedKeys of(Map<String, List<Map<String, Value>>> keys, StagedItems stagedItems, Call call) {
        var images = new LinkedHashMap<String, List<StagedItems.Image>>();
        var others = new LinkedHashMap<String, List<Map<String, Value>>>();
        keys.forEach((table, wanted) -> wanted.forEach(key -> stagedItems
                .of(call, table, key)
                .ifPresentOrElse(
                        image -> images.computeIfAbsent(table, first -> new ArrayList<>())
                                .add(image),
                        () -> others.computeIfAbsent(table, first -> new ArrayList<>())
                                .add(key))));
        return new StagedKeys(images, others);
    }

    int count() {
        return images.values().stream().mapToInt(List::size).sum();
    }

    /** What was read, with the staged items. */
    BatchGetResult with(BatchGetResult read, Map<String, List<String>> projections) {
        var items = new LinkedHashMap<String, List<Map<String, Value>>>();
        read.items().forEach((table, found) -> items.put(table, new ArrayList<>(found)));
        images.forEach((table, staged) -> {
            var projection = Projection.of(projections.getOrDefault(table, List.of()));
            var found = items.computeIfAbsent(table, first -> new ArrayList<>());
            staged.forEach(image -> image.item().map(projection::of).ifPresent(found::add));
        });
        return new BatchGetResult(items, read.unprocessed(), read.consumed());
    }
}
