// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.host.write.Writer;
import java.util.ArrayList;
import java.util.List;

/** Which changes are written together: in their order, as many as fit into one transaction. */
public final class Chunks {

    private Chunks() {}

    /** The changes of each transaction. */
    public static List<List<Planned.Sketch>> of(List<Planned.Sketch> waiting) {
        var chunks = new ArrayList<List<Planned.Sketch>>();
        var chunk = new ArrayList<Planned.Sketch>();
        long bytes = 0;
        for (Planned.Sketch one : waiting) {
            if (!chunk.isEmpty() && (chunk.size() == Writer.MOST || bytes + one.bytes() > Writer.MOST_BYTES)) {
                chunks.add(List.copyOf(chunk));
                chunk.clear();
                bytes = 0;
            }
            chunk.add(one);
            bytes += one.bytes();
        }
        if (!chunk.isEmpty()) {
            chunks.add(List.copyOf(chunk));
        }
        return chunks;
    }
}
