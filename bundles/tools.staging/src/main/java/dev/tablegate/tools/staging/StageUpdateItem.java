// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Proposes to change attributes of an item. */
@Component
@ToolInfo(
        name = "stage_update_item",
        title = "Stage: update item",
        scope = Scope.STAGE,
        effect = Effect.ADDITIVE,
        openWorld = false,
        description =
                "Proposes to change attributes of an item, by set and remove or by expression, and answers the item"
                        + " as it would be. Makes the item if there is none; forbid that by condition. Nothing is written until a"
                        + " person commits it.")
public final class StageUpdateItem implements Tool<StageUpdateItem.Input, Proposed> {

    private final Staging staging;

    @Activate
    public StageUpdateItem(@Reference Staging staging) {
        this.staging = staging;
    }

    @Override
    public Proposed call(Input input, Call call) {
        var format = input.format().orElse(Format.JSON);
        var terms = new Terms("", format, input.condition(), input.names(), input.values());
        var edit = new Edit(input.set(), input.remove(), input.expression());
        var write = terms.update(input.table(), input.key(), edit);
        return Proposed.of(staging.stage(call, write, input.reason().orElse("")), format);
    }

    /** Which item, how it changes, and what must hold for it. */
    public record Input(
            @Doc("Table name") String table,
            @Doc("Every key attribute") Map<String, Value> key,

            @Doc("New values by path: {\"address.city\": \"Bonn\"}")
            Optional<Map<String, Value>> set,

            @Doc("Paths to remove") Optional<List<String>> remove,

            @Doc("Or an update expression: ADD visits :n") Optional<String> expression,

            @Doc("Must hold: attribute_exists(userId)") Optional<String> condition,

            @Doc("For #placeholders") Optional<Map<String, String>> names,
            @Doc("For :placeholders") Optional<Map<String, Value>> values,
            @Doc("Why, for the person who reviews") Optional<String> reason,
            @Doc("Values in and out, default json") Optional<Format> format) {}
}
