// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the items of one partition.
 *
 * @param table the table
 * @param index a secondary index, or empty for the table itself
 * @param key equalities on key attributes: all partition key attributes, and any leading sort key attributes
 * @param sort a condition on the next sort key attribute
 * @param filter what the items must also fulfil; applied after reading, so it saves no capacity
 * @param projection the attribute paths wanted; empty for all
 * @param ascending in the order of the sort key, or against it
 * @param consistent whether the read is strongly consistent; not possible on a global secondary index
 * @param select items, or only their number
 * @param bounds when to stop
 * @param cursor where to go on: the cursor of an earlier result of this same request
 */
public record QueryRequest(
        String table,
        Optional<String> index,
        Map<String, Value> key,
        Optional<Condition> sort,
        Optional<Filter> filter,
        List<String> projection,
        boolean ascending,
        boolean consistent,
        Select select,
        Bounds bounds,
        Optional<String> cursor) {

    public QueryRequest {
        key = Map.copyOf(key);
        projection = List.copyOf(projection);
    }

    /** The same request, bounded otherwise and from another place: the next part of one reading. */
    public QueryRequest part(Bounds bounds, Optional<String> cursor) {
        return new QueryRequest(
                table, index, key, sort, filter, projection, ascending, consistent, select, bounds, cursor);
    }

    /** The same request, for these attributes. */
    public QueryRequest projected(List<String> projection) {
        return new QueryRequest(
                table, index, key, sort, filter, projection, ascending, consistent, select, bounds, cursor);
    }
}
