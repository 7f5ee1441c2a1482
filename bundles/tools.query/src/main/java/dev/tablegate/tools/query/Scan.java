// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.argument.Where;
import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Tables;
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
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Reads a whole table or index. */
@Component
@ToolInfo(
        name = "scan",
        title = "Scan",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Reads a table or index in no order, paying for all it reads: a filter hides items but saves no"
                + " capacity. For small tables or when no key fits query. To go on, repeat with cursor.")
public final class Scan implements Tool<Scan.Input, Found> {

    private final Tables tables;
    private final Optional<StagedItems> stagedItems;

    @Activate
    public Scan(
            @Reference Tables tables,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Optional<StagedItems> stagedItems) {
        this.tables = tables;
        this.stagedItems = stagedItems;
    }

    @Override
    public Found call(Input input, Call call) {
        var format = input.format().orElse(Format.JSON);
        var bounds = Reach.of(input.limit(), input.all(), call);
        var request = request(input, format, bounds);
        try {
            var found = input.staged().orElse(false)
                    ? overlaid(input, request, call)
                    : new Reading(call, bounds, 0)
                            .read(input.cursor(), (slice, from) -> tables.scan(call, request.part(slice, from)));
            return found.written(format);
        } catch (ToolException refused) {
            if (input.index().isPresent() && KeySchema.mayExplain(refused)) {
                KeySchema.of(tables.describe(call, input.table()), input.index())
                        .checkConsistent(request.consistent());
            }
            throw refused;
        }
    }

    private Found overlaid(Input input, ScanRequest asked, Call call) {
        var overlay = Overlay.of(
                tables.describe(call, input.table()),
                input.index(),
                asked.projection(),
                StagedItems.required(stagedItems).of(call, input.table()),
                item -> asked.filter().stream().allMatch(filter -> filter.matches(item)));
        var request = asked.projected(overlay.projection());
        var found = new Reading(call, asked.bounds(), 0)
                .read(input.cursor(), (slice, from) -> overlay.without(tables.scan(call, request.part(slice, from))));
        return overlay.on(found, input.cursor().isEmpty(), Optional.empty());
    }

    private static ScanRequest request(Input input, Format format, Bounds bounds) {
        return new ScanRequest(
                input.table(),
                input.index(),
                input.filter().map(given -> given.toFilter(format)),
                input.projection().orElse(List.of()),
                input.consistent().orElse(false),
                input.segments().orElse(1),
                Select.ITEMS,
                bounds,
                Optional.empty());
    }

    /** Which items, and how they are wanted. */
    public record Input(
            @Doc("Table name") String table,
            @Doc("Secondary index") Optional<String> index,
            @Doc("Which items to return") Optional<Where> filter,
            @Doc("Attribute paths, default all") Optional<List<String>> projection,

            @Doc("Parallel parts, default 1") @Range(min = 1, max = 16)
            Optional<Integer> segments,

            @Doc("Strongly consistent; costs twice") Optional<Boolean> consistent,
            @Doc("With your staged changes, first") Optional<Boolean> staged,

            @Doc("Most items, default 25") @Range(min = 1, max = 1000)
            Optional<Integer> limit,

            @Doc("From an earlier answer") Optional<String> cursor,

            @Doc("To the end, or 10,000 items or 1 MB") Optional<Boolean> all,

            @Doc("Values in and out, default json") Optional<Format> format) {}
}
