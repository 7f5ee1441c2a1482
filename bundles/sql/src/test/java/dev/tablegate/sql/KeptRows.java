// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.tool.Call;
import dev.tablegate.host.workspace.SnapshotKeeper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps the rows of one snapshot. */
final class KeptRows implements SnapshotKeeper {

    private final List<Map<String, Value>> rows = new ArrayList<>();

    List<Map<String, Value>> rows() {
        return rows;
    }

    @Override
    public Draft begin(Call call, String source, List<String> columns) {
        return new Draft() {
            @Override
            public void add(Map<String, Value> row) {
                rows.add(row);
            }

            @Override
            public Snapshot finish() {
                return new Snapshot("kept", source, List.of(), rows.size(), 0, Instant.EPOCH, Instant.MAX);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Rows open(Call call, String id) {
        throw new AssertionError("opened: " + id);
    }

    @Override
    public void delete(Call call, String id) {
        rows.clear();
    }
}
