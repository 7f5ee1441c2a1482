// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads items by their keys, consistently. */
record Items(Tables tables, String table) {

    /** All of them, in the order of the keys. */
    List<Pages.Found> read(Call call, List<Map<String, Value>> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        var result = tables.batchGet(call, new BatchGetRequest(Map.of(table, keys), Map.of(), true));
        if (result.unprocessed().values().stream().anyMatch(left -> !left.isEmpty())) {
            throw new ToolException(ToolException.Standard.THROTTLED, "DynamoDB is too busy to read the items now.");
        }
        var found = new HashMap<Map<String, Value>, Map<String, Value>>();
        Set<String> names = keys.getFirst().keySet();
        for (var item : result.items().getOrDefault(table, List.of())) {
            var key = new HashMap<>(item);
            key.keySet().retainAll(names);
            found.put(key, item);
        }
        return keys.stream()
                .map(key -> new Pages.Found(key, Optional.ofNullable(found.get(key))))
                .toList();
    }
}
