// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.data.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a query or scan found.
 *
 * @param count how many items these are
 * @param scannedCount how many items were read before the filter
 * @param cursor given if there may be more
 * @param stopped which bound ended it before there was no more
 */
public record Found(
        List<Map<String, Value>> items,
        long count,
        long scannedCount,
        double consumedCapacity,
        Optional<String> cursor,
        Optional<Stopped> stopped) {

    /** Bounds of an answer. */
    public enum Stopped {
        LIMIT,
        BYTES,
        TIME
    }
}
