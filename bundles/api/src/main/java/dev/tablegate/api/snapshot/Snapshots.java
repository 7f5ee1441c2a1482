// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.snapshot;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Power;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The results that a connection keeps. It sees its own only; another's is not found. */
@ProviderType
@Power(Scope.READ)
public interface Snapshots {

    /** The connection's snapshots, newest first. */
    List<Snapshot> list(Call call);

    /** One of them; empty if the connection has none of that id. */
    Optional<Snapshot> find(Call call, String id);

    /**
     * Rows in the order in which they were kept.
     *
     * @param offset how many rows to leave out, from 0
     * @param limit at most so many rows
     * @throws ToolException if the connection has no such snapshot
     */
    List<Map<String, Value>> rows(Call call, String id, long offset, int limit);

    /**
     * What differs between two snapshots, row by row.
     *
     * @param key the attributes that tell which rows are the same
     * @param limit at most so many examples of each kind
     * @throws ToolException if there is no such snapshot, or two rows of one snapshot have the same key
     */
    Difference compare(Call call, String earlier, String later, List<String> key, int limit);

    /**
     * What differs.
     *
     * @param added how many rows are in the later one only
     * @param removed how many are in the earlier one only
     * @param changed how many are in both, and differ
     * @param same how many are equal
     * @param examples some of those that differ
     */
    record Difference(long added, long removed, long changed, long same, List<Pair> examples) {
        public Difference {
            examples = List.copyOf(examples);
        }
    }

    /**
     * A row then and now.
     *
     * @param earlier empty if it was added
     * @param later empty if it was removed
     */
    record Pair(Optional<Map<String, Value>> earlier, Optional<Map<String, Value>> later) {}
}
