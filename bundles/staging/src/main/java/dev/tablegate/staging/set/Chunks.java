// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.host.write.Writer;
import java.util.ArrayList;
import java.util.List;

/** Which changes are written together: in their order, as many as fit into one transaction. */
public final class Chunks {

    /** Names, placeholders and the like, with room to spare. */
    private static final long OVERHEAD = 1_024;

    private Chunks() {}

    /** The changes of each transaction: all of them in one, or as many as fit. */
    public static List<List<Planned.Sketch>> of(List<Planned.Sketch> waiting, boolean atomic) {
        if (atomic) {
            return waiting.isEmpty() ? List.of() : List.of(List.copyOf(waiting));
        }
        var chunks = new ArrayList<List<Planned.Sketch>>();
        var chunk = new ArrayList<Planned.Sketch>();
        long bytes = 0;
        for (Planned.Sketch one : waiting) {
            if (!chunk.isEmpty() && (chunk.size() == Writer.MOST || bytes + bytes(one) > Writer.MOST_BYTES)) {
                chunks.add(List.copyOf(chunk));
                chunk.clear();
                bytes = 0;
            }
            chunk.add(one);
            bytes += bytes(one);
        }
        if (!chunk.isEmpty()) {
            chunks.add(List.copyOf(chunk));
        }
        return chunks;
    }

    /** A write carries what it expects and what it leaves, and both count. */
    private static long bytes(Planned.Sketch change) {
        return 2 * change.bytes() + OVERHEAD;
    }
}
