// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.snapshot;

import dev.tablegate.api.data.Column;
import java.time.Instant;
import java.util.List;

/**
 * A result that is kept.
 *
 * @param id random; a name, never a right
 * @param source what it is the result of: the statement, or the query in words
 * @param columns the columns; the union of the attributes of all rows
 * @param rows how many rows
 * @param bytes what it takes of the connection's quota
 * @param created when it was made
 * @param expires when it is deleted
 */
public record Snapshot(
        String id, String source, List<Column> columns, long rows, long bytes, Instant created, Instant expires) {

    public Snapshot {
        columns = List.copyOf(columns);
    }
}
