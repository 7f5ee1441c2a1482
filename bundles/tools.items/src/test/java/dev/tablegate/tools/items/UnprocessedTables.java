// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.items;

import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tables that do not get to some keys of a batch. */
record UnprocessedTables(Tables tables, Map<String, List<Map<String, Value>>> unprocessed) implements Tables {

    @Override
    public BatchGetResult batchGet(Call call, BatchGetRequest request) {
        var processed = new HashMap<>(request.keys());
        processed.replaceAll((table, keys) -> keys.stream()
                .filter(key -> !unprocessed.getOrDefault(table, List.of()).contains(key))
                .toList());
        var read = tables.batchGet(call, new BatchGetRequest(processed, request.projection(), request.consistent()));
        return new BatchGetResult(read.items(), unprocessed, read.consumed());
    }

    @Override
    public List<String> names(Call call) {
        return tables.names(call);
    }

    @Override
    public TableDescription describe(Call call, String table) {
        return tables.describe(call, table);
    }

    @Override
    public GetResult get(Call call, GetRequest request) {
        return tables.get(call, request);
    }

    @Override
    public Page query(Call call, QueryRequest request) {
        return tables.query(call, request);
    }

    @Override
    public Page scan(Call call, ScanRequest request) {
        return tables.scan(call, request);
    }
}
