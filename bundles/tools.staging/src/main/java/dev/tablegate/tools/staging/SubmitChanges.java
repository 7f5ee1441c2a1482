// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks people to review what the connection proposed. */
@Component
@ToolInfo(
        name = "submit_changes",
        title = "Submit for review",
        scope = Scope.STAGE,
        // Where the profile's policy wants no person, this writes.
        effect = Effect.DESTRUCTIVE,
        openWorld = false,
        description =
                "Asks people to review a set, once everything that belongs together is staged. Show the review link"
                        + " to the user. Nothing is written until a person commits it, unless the profile's policy wants nobody.")
public final class SubmitChanges implements Tool<SubmitChanges.Input, Standing> {

    private final Staging staging;

    @Activate
    public SubmitChanges(@Reference Staging staging) {
        this.staging = staging;
    }

    @Override
    public Standing call(Input input, Call call) {
        return Standing.of(staging.submit(call, input.set(), input.summary()));
    }

    /** Which set, and what to tell people. */
    public record Input(
            @Doc("Id of the set; default the open one") Optional<String> set,

            @Doc("What it is for, for the person who reviews")
            String summary) {}
}
