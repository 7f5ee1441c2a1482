// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import dev.tablegate.host.workspace.SnapshotKeeper;
import java.util.List;

/** A keeper for tests whose results are not kept. */
final class NoSnapshots implements SnapshotKeeper {

    @Override
    public Draft begin(Call call, String source, List<String> columns) {
        throw new AssertionError("kept: " + source);
    }

    @Override
    public Rows open(Call call, String id) {
        throw new AssertionError("opened: " + id);
    }

    @Override
    public void delete(Call call, String id) {
        throw new AssertionError("deleted: " + id);
    }
}
