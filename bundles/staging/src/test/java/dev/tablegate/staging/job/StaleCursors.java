// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tables whose cursors can become too old. */
record StaleCursors(Tables tables, Set<String> known, Set<String> old) implements Tables {

    StaleCursors(Tables tables) {
        this(tables, ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
    }

    /** All cursors that were given out are too old from now on. */
    void forget() {
        old.addAll(new HashSet<>(known));
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
    public BatchGetResult batchGet(Call call, BatchGetRequest request) {
        return tables.batchGet(call, request);
    }

    @Override
    public Page query(Call call, QueryRequest request) {
        return tables.query(call, request);
    }

    @Override
    public Page scan(Call call, ScanRequest request) {
        if (request.cursor().filter(old::contains).isPresent()) {
            throw new ToolException(ToolException.Standard.INVALID_INPUT, "The cursor is older than a day.");
        }
        var page = tables.scan(call, request);
        page.cursor().ifPresent(known::add);
        return page;
    }
}
