// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.util.List;
import java.util.Optional;

/**
 * Reads a whole table or index.
 *
 * @param table the table
 * @param index a secondary index, or empty for the table itself
 * @param filter what the items must fulfil; applied after reading, so it saves no capacity
 * @param projection the attribute paths wanted; empty for all
 * @param consistent whether the read is strongly consistent; not possible on a global secondary index
 * @param segments how many parts are read at the same time, from 1
 * @param select items, or only their number
 * @param bounds when to stop
 * @param cursor where to go on: the cursor of an earlier result of this same request
 */
public record ScanRequest(
        String table,
        Optional<String> index,
        Optional<Filter> filter,
        List<String> projection,
        boolean consistent,
        int segments,
        Select select,
        Bounds bounds,
        Optional<String> cursor) {

    public ScanRequest {
        projection = List.copyOf(projection);
    }

    /** The same request, bounded otherwise and from another place: the next part of one reading. */
    public ScanRequest part(Bounds bounds, Optional<String> cursor) {
        return new ScanRequest(table, index, filter, projection, consistent, segments, select, bounds, cursor);
    }

    /** The same request, for these attributes. */
    public ScanRequest projected(List<String> projection) {
        return new ScanRequest(table, index, filter, projection, consistent, segments, select, bounds, cursor);
    }
}
