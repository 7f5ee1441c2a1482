// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.argument.Direction;
import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.argument.SortKey;
import dev.tablegate.api.argument.Where;
import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.StagedItems;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Reads the items of one partition. */
@Component
@ToolInfo(
        name = "query",
        title = "Query",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description =
                "Items of one partition of a table or index, in sort key order: reads only what the keys select. A"
                        + " filter is applied after reading and saves no capacity. To go on, repeat with cursor. describe_table"
                        + " shows keys and indexes.")
public final class Query implements Tool<Query.Input, Found> {

    private final Tables tables;
    private final Optional<StagedItems> stagedItems;

    @Activate
    public Query(
            @Reference Tables tables,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Optional<StagedItems> stagedItems) {
        this.tables = tables;
        this.stagedItems = stagedItems;
    }

    @Override
    public Found call(Input input, Call call) {
        var format = input.format().orElse(Format.JSON);
        var bounds = Reach.of(input.limit(), input.all(), call);
        try {
            var request = request(input, conditions(input, format, call), bounds);
            var found = input.staged().orElse(false)
                    ? overlaid(input, request, call)
                    : new Reading(call, bounds, 0)
                            .read(input.cursor(), (slice, from) -> tables.query(call, request.part(slice, from)));
            return found.written(format);
        } catch (ToolException refused) {
            if (KeySchema.mayExplain(refused)) {
                checked(input, format, call);
            }
            throw refused;
        }
    }

    private Found overlaid(Input input, QueryRequest asked, Call call) {
        var overlay = Overlay.of(
                tables.describe(call, input.table()),
                input.index(),
                asked.projection(),
                StagedItems.required(stagedItems).of(call, input.table()),
                item -> selects(asked, item));
        var request = asked.projected(overlay.projection());
        var found = new Reading(call, asked.bounds(), 0)
                .read(input.cursor(), (slice, from) -> overlay.without(tables.query(call, request.part(slice, from))));
        var order = asked.ascending() ? overlay.order() : overlay.order().reversed();
        return overlay.on(found, input.cursor().isEmpty(), Optional.of(order));
    }

    private static boolean selects(QueryRequest asked, Map<String, Value> item) {
        return item.entrySet().containsAll(asked.key().entrySet())
                && asked.sort().stream().allMatch(condition -> condition.matches(item))
                && asked.filter().stream().allMatch(filter -> filter.matches(item));
    }

    /** Only a condition on the sort key, and staged items, need the schema; without them DynamoDB is asked straight away. */
    private KeyConditions conditions(Input input, Format format, Call call) {
        return input.sortKey().isPresent() || input.staged().orElse(false)
                ? checked(input, format, call)
                : KeyConditions.unchecked(input.key(), input.filter(), format);
    }

    private KeyConditions checked(Input input, Format format, Call call) {
        var schema = KeySchema.of(tables.describe(call, input.table()), input.index());
        schema.checkConsistent(input.consistent().orElse(false));
        return KeyConditions.of(schema, input.key(), input.sortKey(), input.filter(), format);
    }

    private static QueryRequest request(Input input, KeyConditions conditions, Bounds bounds) {
        return new QueryRequest(
                input.table(),
                input.index(),
                conditions.key(),
                conditions.sort(),
                conditions.filter(),
                input.projection().orElse(List.of()),
                input.direction().orElse(Direction.ASC) == Direction.ASC,
                input.consistent().orElse(false),
                Select.ITEMS,
                bounds,
                Optional.empty());
    }

    /** Which items, and how they are wanted. */
    public record Input(
            @Doc("Table name") String table,
            @Doc("Secondary index") Optional<String> index,

            @Doc("Value of each partition key attribute: {\"userId\": \"u1\"}") @Range(min = 1)
            Map<String, Value> key,

            @Doc("Condition on the sort key") Optional<SortKey> sortKey,
            @Doc("Condition on other attributes") Optional<Where> filter,
            @Doc("Attribute paths, default all") Optional<List<String>> projection,
            @Doc("Order by sort key, default asc") Optional<Direction> direction,
            @Doc("Strongly consistent; costs twice") Optional<Boolean> consistent,

            @Doc("With your staged changes, on the first page")
            Optional<Boolean> staged,

            @Doc("Most items, default 25") @Range(min = 1, max = 1000)
            Optional<Integer> limit,

            @Doc("From an earlier answer") Optional<String> cursor,

            @Doc("To the end, or 10,000 items or 1 MB") Optional<Boolean> all,

            @Doc("Values in and out, default json") Optional<Format> format) {}
}
