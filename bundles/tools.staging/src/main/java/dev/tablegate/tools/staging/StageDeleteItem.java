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
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Proposes to remove an item. */
@Component
@ToolInfo(
        name = "stage_delete_item",
        title = "Stage: delete item",
        scope = Scope.STAGE,
        effect = Effect.ADDITIVE,
        openWorld = false,
        description = "Proposes to delete an item, and answers it as it is. Nothing is written until a person commits"
                + " it.")
public final class StageDeleteItem implements Tool<StageDeleteItem.Input, Proposed> {

    private final Staging staging;

    @Activate
    public StageDeleteItem(@Reference Staging staging) {
        this.staging = staging;
    }

    @Override
    public Proposed call(Input input, Call call) {
        var format = input.format().orElse(Format.JSON);
        var terms = new Terms("", format, input.condition(), input.names(), input.values());
        var write = terms.delete(input.table(), input.key());
        return Proposed.of(staging.stage(call, write, input.reason().orElse("")), format);
    }

    /** Which item, and what must hold for it. */
    public record Input(
            @Doc("Table name") String table,
            @Doc("Every key attribute") Map<String, Value> key,

            @Doc("Must hold: attribute_exists(userId)") Optional<String> condition,

            @Doc("For #placeholders") Optional<Map<String, String>> names,
            @Doc("For :placeholders") Optional<Map<String, Value>> values,
            @Doc("Why, for the person who reviews") Optional<String> reason,
            @Doc("Values in and out, default json") Optional<Format> format) {}
}
