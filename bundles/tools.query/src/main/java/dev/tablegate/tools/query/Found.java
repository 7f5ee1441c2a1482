// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a query or scan found.
 *
 * @param count how many items these are
 * @param staged how many of them are as staged, not as written; given where that was asked for
 * @param scannedCount how many items were read before the filter
 * @param cursor given if there may be more
 * @param stopped which bound ended it before there was no more
 */
public record Found(
        List<Map<String, Value>> items,
        long count,
        Optional<Integer> staged,
        long scannedCount,
        double consumedCapacity,
        Optional<String> cursor,
        Optional<Stopped> stopped) {

    /** The same with these items, some of which are staged ones. */
    Found with(List<Map<String, Value>> items, int staged) {
        return new Found(items, items.size(), Optional.of(staged), scannedCount, consumedCapacity, cursor, stopped);
    }

    /** The same with its items written in this format. */
    Found written(Format format) {
        var written = items.stream().map(format::writeItem).toList();
        return new Found(written, count, staged, scannedCount, consumedCapacity, cursor, stopped);
    }

    /** Bounds of an answer. */
    public enum Stopped {
        LIMIT,
        BYTES,
        TIME,
        BUDGET
    }
}
