// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Proposes to make or replace an item. */
@Component
@ToolInfo(
        name = "stage_put_item",
        title = "Stage: put item",
        scope = Scope.STAGE,
        effect = Effect.ADDITIVE,
        openWorld = false,
        description = "Proposes to make an item, or to replace the whole item with its key. To change attributes use"
                + " stage_update_item. Nothing is written until a person commits it.")
public final class StagePutItem implements Tool<StagePutItem.Input, Proposed> {

    private final Staging staging;

    @Activate
    public StagePutItem(@Reference Staging staging) {
        this.staging = staging;
    }

    @Override
    public Proposed call(Input input, Call call) {
        var format = input.format().orElse(Format.JSON);
        var terms = new Terms("", format, input.condition(), input.names(), input.values());
        var write = terms.put(input.table(), input.item());
        return Proposed.of(staging.stage(call, write, input.reason().orElse("")), format);
    }

    /** The item, and what must hold for the one that is there. */
    public record Input(
            @Doc("Table name") String table,

            @Doc("The whole item, key included") @Range(min = 1)
            Map<String, Value> item,

            @Doc("Must hold: attribute_exists(userId)") Optional<String> condition,

            @Doc("For #placeholders") Optional<Map<String, String>> names,
            @Doc("For :placeholders") Optional<Map<String, Value>> values,
            @Doc("Why, for the person who reviews") Optional<String> reason,
            @Doc("Values in and out, default json") Optional<Format> format) {}
}
