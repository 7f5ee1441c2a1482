// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.views;

import dev.tablegate.api.argument.Direction;
import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.argument.SortKey;
import dev.tablegate.api.argument.Where;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.view.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which items of a table a view shows, as a model says it. */
record Selection(
        Optional<Map<String, Value>> key,
        Optional<SortKey> sortKey,
        Optional<Direction> direction,
        Optional<Where> filter,
        Optional<List<String>> columns) {

    boolean empty() {
        return Stream.of(key, sortKey, direction, filter, columns).noneMatch(Optional::isPresent);
    }

    /** Of that table; which the columns are if none are given is said too. */
    View.Content.Items of(Source source, Tables tables, Call call) {
        var partition = Format.JSON.readItem("key", key.orElse(Map.of()));
        return new View.Content.Items(
                source.table(),
                source.index(),
                partition,
                sortKey.map(condition -> condition(condition, partition, source, tables, call)),
                direction.filter(Direction.DESC::equals).isPresent(),
                filter.map(where -> where.toFilter(Format.JSON)),
                columns.orElse(source.columns()));
    }

    /** A table or index, and the columns to show unless others are wanted. */
    record Source(String table, Optional<String> index, List<String> columns) {}

    private static Condition condition(
            SortKey given, Map<String, Value> partition, Source source, Tables tables, Call call) {
        if (partition.isEmpty()) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "sortKey needs key: the value of each partition key attribute. For other conditions use filter.");
        }
        var schema = KeySchema.of(tables.describe(call, source.table()), source.index());
        schema.check(partition);
        return schema.condition(given, partition, Format.JSON);
    }
}
