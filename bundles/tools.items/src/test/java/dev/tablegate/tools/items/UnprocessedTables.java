// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.items;

import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.tck.ForwardingTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tables that do not get to some keys of a batch. */
final class UnprocessedTables extends ForwardingTables {

    private final Map<String, List<Map<String, Value>>> unprocessed;

    UnprocessedTables(Tables tables, Map<String, List<Map<String, Value>>> unprocessed) {
        super(tables);
        this.unprocessed = unprocessed;
    }

    @Override
    public BatchGetResult batchGet(Call call, BatchGetRequest request) {
        var processed = new HashMap<>(request.keys());
        processed.replaceAll((table, keys) -> keys.stream()
                .filter(key -> !unprocessed.getOrDefault(table, List.of()).contains(key))
                .toList());
        var read = super.batchGet(call, new BatchGetRequest(processed, request.projection(), request.consistent()));
        return new BatchGetResult(read.items(), unprocessed, read.consumed());
    }
}
