// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.argument.SortKey;
import dev.tablegate.api.argument.Where;
import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts items: from DynamoDB's own figures, or by reading. */
@Component
@ToolInfo(
        name = "count_items",
        title = "Count items",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        timeoutSeconds = 120,
        description =
                "How many items a table or index holds: free, approximate, up to six hours old. exact: true counts by"
                        + " reading, at the cost of it: a query if key is given, else a scan. Not complete? Repeat with cursor and add"
                        + " the counts.")
public final class CountItems implements Tool<CountItems.Input, CountItems.Output> {

    private static final int SEGMENTS = 4;

    private final Tables tables;

    @Activate
    public CountItems(@Reference Tables tables) {
        this.tables = tables;
    }

    @Override
    public Output call(Input input, Call call) {
        boolean exact = input.exact().orElse(false);
        if (!exact) {
            checkApproximate(input);
        }
        if (input.key().isEmpty() && input.sortKey().isPresent()) {
            throw wrong(
                    "sortKey needs key: the value of each partition key attribute. For other conditions use filter.");
        }
        var schema = KeySchema.of(tables.describe(call, input.table()), input.index());
        return exact ? exactly(input, schema, call) : Output.approximately(schema.itemCount());
    }

    private Output exactly(Input input, KeySchema schema, Call call) {
        var bounds = Reach.forCounting(call);
        double total = input.key().isPresent() ? 0 : schema.itemCount();
        var source = input.key()
                .map(key -> query(input, schema, key, bounds, call))
                .orElseGet(() -> scan(input, bounds, call));
        return Output.counted(new Reading(call, bounds, total).read(input.cursor(), source));
    }

    private BiFunction<Bounds, Optional<String>, Page> query(
            Input input, KeySchema schema, Map<String, Value> key, Bounds bounds, Call call) {
        var conditions = KeyConditions.of(schema, key, input.sortKey(), input.filter(), Format.JSON);
        var request = new QueryRequest(
                input.table(),
                input.index(),
                conditions.key(),
                conditions.sort(),
                conditions.filter(),
                List.of(),
                true,
                false,
                Select.COUNT,
                bounds,
                Optional.empty());
        return (slice, cursor) -> tables.query(call, request.part(slice, cursor));
    }

    private BiFunction<Bounds, Optional<String>, Page> scan(Input input, Bounds bounds, Call call) {
        var request = new ScanRequest(
                input.table(),
                input.index(),
                input.filter().map(given -> given.toFilter(Format.JSON)),
                List.of(),
                false,
                SEGMENTS,
                Select.COUNT,
                bounds,
                Optional.empty());
        return (slice, cursor) -> tables.scan(call, request.part(slice, cursor));
    }

    private static void checkApproximate(Input input) {
        boolean selective = Stream.of(input.key(), input.sortKey(), input.filter(), input.cursor())
                .anyMatch(Optional::isPresent);
        if (selective) {
            throw wrong(
                    "DynamoDB's approximate count knows no key, sortKey, filter or cursor. Set exact to true to count"
                            + " by reading, or leave them out.");
        }
    }

    private static ToolException wrong(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }

    /** What to count, and how. */
    public record Input(
            @Doc("Table name") String table,
            @Doc("Secondary index") Optional<String> index,

            @Doc("Count by reading; needed with the rest") Optional<Boolean> exact,

            @Doc("One partition only") @Range(min = 1) Optional<Map<String, Value>> key,
            @Doc("Condition on the sort key") Optional<SortKey> sortKey,
            @Doc("Which items to count") Optional<Where> filter,
            @Doc("From an earlier answer") Optional<String> cursor) {}

    /**
     * How many there are.
     *
     * @param complete whether everything was counted; if not, {@code cursor} counts on
     * @param note how fresh the figure is, or how to go on
     */
    public record Output(
            long count,
            boolean exact,
            boolean complete,
            long scannedCount,
            double consumedCapacity,
            Optional<String> cursor,
            Optional<String> note) {

        static Output approximately(long count) {
            var note = "DynamoDB's own figure, refreshed about every six hours. Set exact to true to count by reading.";
            return new Output(count, false, true, 0, 0, Optional.empty(), Optional.of(note));
        }

        private static String ended(Found found) {
            return found.stopped().filter(Found.Stopped.BUDGET::equals).isPresent()
                    ? "A budget of this profile is used up."
                    : "Time ran out.";
        }

        static Output counted(Found found) {
            return new Output(
                    found.count(),
                    true,
                    found.cursor().isEmpty(),
                    found.scannedCount(),
                    found.consumedCapacity(),
                    found.cursor(),
                    found.cursor().map(more -> ended(found) + " Call again with cursor and add the counts."));
        }
    }
}
