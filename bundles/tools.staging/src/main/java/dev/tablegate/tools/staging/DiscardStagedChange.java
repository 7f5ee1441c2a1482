// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.staging.BulkUpdates;
import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes back what the connection proposed. */
@Component
@ToolInfo(
        name = "discard_staged_change",
        title = "Discard staged changes",
        scope = Scope.STAGE,
        effect = Effect.DESTRUCTIVE,
        openWorld = false,
        description =
                "Takes back a set, one change of it, or a bulk update, which also ends one that runs. Tables stay as"
                        + " they are.")
public final class DiscardStagedChange implements Tool<DiscardStagedChange.Input, Standing> {

    private final Staging staging;
    private final BulkUpdates updates;

    @Activate
    public DiscardStagedChange(@Reference Staging staging, @Reference BulkUpdates updates) {
        this.staging = staging;
        this.updates = updates;
    }

    @Override
    public Standing call(Input input, Call call) {
        var handle = new Handle(input.set(), input.job());
        if (handle.isSet()) {
            var change = input.change().map(OptionalInt::of).orElseGet(OptionalInt::empty);
            return Standing.of(staging.discard(call, handle.id(), change));
        }
        if (input.change().isPresent()) {
            throw Terms.wrong("change is a number in a set; a bulk update is discarded as a whole. Leave change out.");
        }
        return Standing.of(updates.cancel(call, handle.id()));
    }

    /** What to take back. */
    public record Input(
            @Doc("Id of a set") Optional<String> set,

            @Doc("One change of it; default all") @Range(min = 1)
            Optional<Integer> change,

            @Doc("Or id of a bulk update") Optional<String> job) {}
}
