// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.items;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Projection;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.StagedItems;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
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

/** Reads one item by its key. */
@Component
@ToolInfo(
        name = "get_item",
        title = "Get item",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "One item by its complete primary key, the cheapest read: 0.5 read units per 4 KB. An item that"
                + " does not exist answers found: false. Without the whole key use query.")
public final class GetItem implements Tool<GetItem.Input, GetItem.Output> {

    private final Tables tables;
    private final Optional<StagedItems> stagedItems;

    @Activate
    public GetItem(
            @Reference Tables tables,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Optional<StagedItems> stagedItems) {
        this.tables = tables;
        this.stagedItems = stagedItems;
    }

    @Override
    public Output call(Input input, Call call) {
        var format = input.format().orElse(Format.JSON);
        var key = format.readItem("key", input.key());
        var request = new GetRequest(
                input.table(),
                key,
                input.projection().orElse(List.of()),
                input.consistent().orElse(false));
        if (!input.staged().orElse(false)) {
            return read(request, Optional.empty(), format, call);
        }
        return StagedItems.required(stagedItems)
                .of(call, input.table(), key)
                .map(image -> staged(request, image, format))
                .orElseGet(() -> read(request, Optional.of(false), format, call));
    }

    private Output read(GetRequest request, Optional<Boolean> staged, Format format, Call call) {
        try {
            var result = tables.get(call, request);
            var item = result.item().map(format::writeItem);
            return new Output(item.isPresent(), item, staged, result.consumed().readUnits());
        } catch (ToolException refused) {
            // Only a refused read pays for a look at the key schema.
            throw new KeyCheck(tables, call).explain(refused, request.table(), List.of(request.key()));
        }
    }

    private static Output staged(GetRequest request, StagedItems.Image image, Format format) {
        var item = image.item().map(Projection.of(request.projection())::of).map(format::writeItem);
        return new Output(item.isPresent(), item, Optional.of(true), 0);
    }

    /** Which item, and how it is wanted. */
    public record Input(
            @Doc("Table name") String table,

            @Doc("Every key attribute: {\"userId\": \"u1\", \"orderId\": 7}")
            Map<String, Value> key,

            @Doc("Attribute paths, default all") Optional<List<String>> projection,
            @Doc("Strongly consistent; costs twice") Optional<Boolean> consistent,
            @Doc("With your staged changes") Optional<Boolean> staged,

            @Doc("Values in and out, default json") Optional<Format> format) {}

    /**
     * The item, or that there is none.
     *
     * @param staged whether it is as staged, not as written; given where that was asked for
     */
    public record Output(
            boolean found, Optional<Map<String, Value>> item, Optional<Boolean> staged, double consumedCapacity) {}
}
