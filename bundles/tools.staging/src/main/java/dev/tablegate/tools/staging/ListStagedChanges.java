// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.staging.BulkUpdates;
import dev.tablegate.api.staging.ChangeSet;
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
        description = "Your own sets of staged changes and bulk updates, newest first, with status and review"
                + " links. Nothing of it is written before a person commits it.")
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
        return new Output(
                sets.stream().limit(limit).map(Entry::of).toList(),
                jobs.stream().limit(limit).map(Entry::of).toList(),
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
    public record Output(List<Entry> sets, List<Entry> jobs, int setCount, int jobCount) {}

    /**
     * A set or a bulk update.
     *
     * @param about what it is for, in the words of who proposed it
     * @param comments how many things people said of it
     * @param review the page where people decide about it
     */
    public record Entry(
            String id, String status, Optional<Integer> changes, String about, int comments, String review) {

        static Entry of(ChangeSet set) {
            return new Entry(
                    set.id(),
                    Standing.word(set.status()),
                    Optional.of(set.changes()),
                    set.summary(),
                    set.comments().size(),
                    set.review().toString());
        }

        static Entry of(Job job) {
            return new Entry(
                    job.id(),
                    Standing.word(job.status()),
                    Optional.empty(),
                    job.reason(),
                    0,
                    job.review().toString());
        }
    }
}
