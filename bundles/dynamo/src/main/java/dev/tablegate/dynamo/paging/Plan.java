// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.paging;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.tool.Call;
import java.util.Set;

/**
 * How a query or scan is read.
 *
 * @param source reads one page
 * @param filtered whether DynamoDB drops some of what it reads
 * @param select items, or only their number
 * @param place the attributes that say where an item stands, so that a page can be cut; empty if they are not known
 * @param hidden attributes that are read for the cut only, and not handed out
 * @param bounds when to stop
 */
public record Plan(
        Call call,
        Source source,
        boolean filtered,
        Select select,
        Set<String> place,
        Set<String> hidden,
        Bounds bounds) {

    private static final int FEWEST = 100;

    /** Reads one page of a segment. */
    public interface Source {

        /** The page behind the position; DynamoDB looks at no more than {@code limit} items. */
        Slice read(int segment, Position from, int limit);
    }

    /** Whether a page may be read of which not every item is wanted. */
    private boolean cutting() {
        return filtered && select == Select.ITEMS && !place.isEmpty();
    }

    /**
     * How many items DynamoDB may look at. Where no page can be cut, no more than are wanted. Behind a filter nobody knows
     * how many match: it starts low, so that little is paid for nothing, and rises with each round.
     */
    int limit(long remaining, int readers, int round) {
        long share = Math.max(1, remaining / readers);
        if (!cutting()) {
            return (int) Math.min(Integer.MAX_VALUE, share);
        }
        long base = Math.max(FEWEST, Math.min(share, Integer.MAX_VALUE) * 2);
        return (int) Math.min(Integer.MAX_VALUE, base << Math.min(2 * round, 20));
    }
}
