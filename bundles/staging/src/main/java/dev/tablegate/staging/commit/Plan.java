// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.host.write.Writer;
import dev.tablegate.staging.set.Planned;
import java.util.ArrayList;
import java.util.List;

/** Into which transactions a commit is split. */
public final class Plan {

    /** Names, placeholders and the like, with room to spare. */
    private static final long OVERHEAD = 1_024;

    private Plan() {}

    /**
     * The numbers of the changes of each transaction, in the order of the changes.
     *
     * @param atomic whether it may not be split
     */
    public static List<List<Integer>> of(List<Planned.Sketch> changes, boolean atomic) {
        var chunks = new ArrayList<List<Integer>>();
        var chunk = new ArrayList<Integer>();
        long bytes = 0;
        for (var change : changes) {
            boolean full = chunk.size() == Writer.MOST || bytes + bytes(change) > Writer.MOST_BYTES;
            if (full && !atomic && !chunk.isEmpty()) {
                chunks.add(List.copyOf(chunk));
                chunk.clear();
                bytes = 0;
            }
            chunk.add(change.number());
            bytes += bytes(change);
        }
        if (!chunk.isEmpty()) {
            chunks.add(List.copyOf(chunk));
        }
        return List.copyOf(chunks);
    }

    /** A write carries what it expects and what it leaves. */
    private static long bytes(Planned.Sketch change) {
        return 2 * change.bytes() + OVERHEAD;
    }
}
