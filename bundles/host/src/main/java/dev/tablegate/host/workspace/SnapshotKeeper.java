// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.workspace;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps results for the connection of a call. */
@ProviderType
public interface SnapshotKeeper {

    /** The media type of a snapshot's file in the workspace: readable through this service only. */
    String MEDIA_TYPE = "application/x-tablegate-snapshot";

    /**
     * Begins a snapshot. Its columns are those given, then the other attributes of the rows in the order in which they
     * appear.
     *
     * @param source what it is the result of, for people
     * @param columns the columns that are there even if no row has a value
     * @throws ToolException if the connection's quota is used up
     */
    Draft begin(Call call, String source, List<String> columns);

    /** Begins a snapshot that is kept for so long, if whoever keeps it does not always keep them alike. */
    default Draft begin(Call call, String source, List<String> columns, Duration kept) {
        return begin(call, source, columns);
    }

    /** Begins a snapshot whose columns are the union of the attributes of its rows. */
    default Draft begin(Call call, String source) {
        return begin(call, source, List.of());
    }

    /**
     * All rows of one of the connection's snapshots, streamed. Nothing stays open between two rows.
     *
     * @throws ToolException if the connection has none of that id; while the rows are read, if it is gone or damaged
     */
    Rows open(Call call, String id);

    /** Deletes one of the connection's snapshots; nothing happens if there is none. */
    void delete(Call call, String id);

    /** A snapshot that is being written. Closed before it is finished, it is gone. */
    interface Draft extends AutoCloseable {

        /**
         * Adds a row.
         *
         * @throws ToolException if the connection's quota is used up, or the disk fails
         */
        void add(Map<String, Value> row);

        /** Makes it whole. */
        Snapshot finish();

        @Override
        void close();
    }
}
