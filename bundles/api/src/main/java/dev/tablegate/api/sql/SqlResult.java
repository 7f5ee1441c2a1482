// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.sql;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a statement returned.
 *
 * @param columns the columns, in the order of the statement, each name once
 * @param rows the first rows; SQL's NULL is DynamoDB's
 * @param count how many rows there are in all
 * @param snapshot where the rows are kept, if they are more than were asked for
 * @param plan what was read, with the figures as they came out
 * @param consumed what it cost
 * @param notes what a reader must know to read the rows rightly: columns renamed, attributes of several types, ...
 */
public record SqlResult(
        List<Column> columns,
        List<Map<String, Value>> rows,
        long count,
        Optional<Snapshot> snapshot,
        Plan plan,
        Consumed consumed,
        List<String> notes) {

    public SqlResult {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }
}
