// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.staging.BulkUpdates;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists what the connection proposed. */
@Component
@ToolInfo(
        name = "list_staged_changes",
        title = "List staged changes",
        scope = Scope.STAGE,
        effect = Effect.NONE,
        openWorld = false,
        description =
                "Your own sets of staged changes and bulk updates, newest first, with status, comments of people and"
                        + " review links.")
public final class ListStagedChanges implements Tool<ListStagedChanges.Input, ListStagedChanges.Output> {

    private static final int DEFAULT_LIMIT = 20;

    private final Staging staging;
    private final BulkUpdates updates;

    @Activate
    public ListStagedChanges(@Reference Staging staging, @Reference BulkUpdates updates) {
        this.staging = staging;
        this.updates = updates;
    }

    @Override
    public Output call(Input input, Call call) {
        int limit = input.limit().orElse(DEFAULT_LIMIT);
        var sets = staging.list(call);
        var jobs = updates.list(call);
        boolean pending = sets.stream().anyMatch(set -> set.status().pending())
                || jobs.stream().anyMatch(job -> job.status() == Job.Status.PROPOSED);
        return new Output(
                pending
                        ? "What is open, submitted, partial, in conflict or proposed waits for you or for people."
                        : "Nothing waits for a review.",
                sets.stream().limit(limit).map(ShownSet::of).toList(),
                jobs.stream().limit(limit).map(ShownJob::of).toList(),
                sets.size(),
                jobs.size());
    }

    /** How much to list. */
    public record Input(
            @Doc("Most of each, default 20") @Range(min = 1, max = 100)
            Optional<Integer> limit) {}

    /**
     * What the connection proposed, newest first.
     *
     * @param setCount how many sets there are
     * @param jobCount how many bulk updates there are
     */
    public record Output(String note, List<ShownSet> sets, List<ShownJob> jobs, int setCount, int jobCount) {}
}
