// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.tool.Call;
import java.util.List;

/** Hands on to other tables. A test overrides what it wants to be different. */
public class ForwardingTables implements Tables {

    private final Tables tables;

    public ForwardingTables(Tables tables) {
        this.tables = tables;
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
        return tables.scan(call, request);
    }
}
