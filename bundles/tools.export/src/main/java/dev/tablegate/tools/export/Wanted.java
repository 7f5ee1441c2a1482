// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.export;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.ExportRequest.Source;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out where the rows of an export come from. */
record Wanted(Export.Input input, Tables tables, Call call) {

    private static final int SEGMENTS = 4;

    /** The host bounds an export by its own settings; these are not used. */
    private static final Bounds UNUSED = new Bounds(1, 1, Duration.ZERO);

    Source source() {
        long given = Stream.of(input.table(), input.sql(), input.snapshot())
                .filter(Optional::isPresent)
                .count();
        if (given != 1) {
            throw wrong("Name one source: table, sql or snapshot.");
        }
        if (input.table().isEmpty()) {
            refuseTerms();
        }
        if (input.sql().isPresent()) {
            return new Source.Statement(input.sql().get(), input.allowScan().orElse(false));
        }
        return input.table()
                .map(this::items)
                .orElseGet(() -> new Source.Kept(input.snapshot().orElseThrow()));
    }

    private Source items(String table) {
        var schema = KeySchema.of(tables.describe(call, table), input.index());
        var filter = input.filter().map(given -> given.toFilter(Format.JSON));
        if (input.key().isPresent()) {
            return new Source.Query(query(table, input.key().get(), schema, filter));
        }
        if (input.sortKey().isPresent()) {
            throw wrong(
                    "sortKey needs key: the value of each partition key attribute. For other conditions use filter.");
        }
        return new Source.Table(new ScanRequest(
                table, input.index(), filter, projection(), false, SEGMENTS, Select.ITEMS, UNUSED, Optional.empty()));
    }

    private QueryRequest query(String table, Map<String, Value> given, KeySchema schema, Optional<Filter> filter) {
        var key = Format.JSON.readItem("key", given);
        schema.check(key);
        filter.ifPresent(schema::checkFilter);
        return new QueryRequest(
                table,
                input.index(),
                key,
                input.sortKey().map(condition -> schema.condition(condition, key, Format.JSON)),
                filter,
                projection(),
                true,
                false,
                Select.ITEMS,
                UNUSED,
                Optional.empty());
    }

    private List<String> projection() {
        return input.projection().orElse(List.of());
    }

    private void refuseTerms() {
        boolean terms = Stream.of(input.index(), input.key(), input.sortKey(), input.filter(), input.projection())
                .anyMatch(Optional::isPresent);
        if (terms) {
            throw wrong("index, key, sortKey, filter and projection go with table. Say it in the sql instead.");
        }
    }

    private static ToolException wrong(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }
}
