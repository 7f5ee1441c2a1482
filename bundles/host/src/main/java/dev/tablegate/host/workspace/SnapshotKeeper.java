// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.workspace;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps results for the connection of a call. */
@ProviderType
public interface SnapshotKeeper {

    /**
     * Begins a snapshot. Its columns are the union of the attributes of the rows, in the order in which they appear.
     *
     * @param source what it is the result of, for people
     * @throws ToolException if the connection's quota is used up
     */
    Draft begin(Call call, String source);

    /**
     * All rows of one of the connection's snapshots, streamed.
     *
     * @throws ToolException if the connection has none of that id
     */
    Rows open(Call call, String id);

    /** A snapshot that is being written. Closed before it is finished, it is gone. */
    interface Draft extends AutoCloseable {

        /** Adds a row. */
        void add(Map<String, Value> row);

        /** Makes it whole. */
        Snapshot finish();

        @Override
        void close();
    }
}
