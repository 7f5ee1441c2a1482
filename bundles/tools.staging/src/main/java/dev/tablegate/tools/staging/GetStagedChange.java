// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.staging.BulkUpdates;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import java.util.ArrayList;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows one set with its changes, or one bulk update. */
@Component
@ToolInfo(
        name = "get_staged_change",
        title = "Get staged changes",
        scope = Scope.STAGE,
        effect = Effect.NONE,
        openWorld = false,
        description =
                "One set with its changes, what people rejected and said, and the outcome of each; or one bulk update"
                        + " with its progress. More changes? Repeat with cursor.")
public final class GetStagedChange implements Tool<GetStagedChange.Input, Shown> {

    private static final int DEFAULT_LIMIT = 25;
    private static final int STEP = 25;
    // About a quarter of a million tokens: more than that helps no model.
    private static final long MOST_BYTES = 1_000_000;

    private final Staging staging;
    private final BulkUpdates updates;

    @Activate
    public GetStagedChange(@Reference Staging staging, @Reference BulkUpdates updates) {
        this.staging = staging;
        this.updates = updates;
    }

    @Override
    public Shown call(Input input, Call call) {
        var format = input.format().orElse(Format.JSON);
        var handle = new Handle(input.set(), input.job());
        return handle.isSet() ? set(handle.id(), input, format, call) : Shown.job(handle.find(updates, call), format);
    }

    private Shown set(String id, Input input, Format format, Call call) {
        int from = input.cursor().map(GetStagedChange::number).orElse(1);
        int limit = input.limit().orElse(DEFAULT_LIMIT);
        var set = staging.find(call, id);
        var shown = new ArrayList<ShownChange>();
        long bytes = 0;
        // One more is asked for than is shown, to know whether to give a cursor.
        var next = staging.changes(call, id, from, Math.min(STEP, limit + 1));
        while (!next.isEmpty()) {
            for (var change : next) {
                if (shown.size() == limit || bytes >= MOST_BYTES) {
                    return Shown.set(set, shown, Optional.of(String.valueOf(change.number())));
                }
                shown.add(ShownChange.of(change, format));
                bytes += size(change);
            }
            next = staging.changes(call, id, next.getLast().number() + 1, Math.min(STEP, limit - shown.size() + 1));
        }
        return Shown.set(set, shown, Optional.empty());
    }

    private static long size(Change change) {
        return change.base().map(ItemSize::of).orElse(0L)
                + change.result().map(ItemSize::of).orElse(0L);
    }

    private static int number(String cursor) {
        try {
            return Math.max(1, Integer.parseInt(cursor));
        } catch (NumberFormatException notOurs) {
            throw Terms.wrong("This cursor is none that get_staged_change gave. Leave it out to begin anew.");
        }
    }

    /** What to show. */
    public record Input(
            @Doc("Id of a set") Optional<String> set,
            @Doc("Or id of a bulk update") Optional<String> job,

            @Doc("Most changes, default 25") @Range(min = 1, max = 1000)
            Optional<Integer> limit,

            @Doc("From an earlier answer") Optional<String> cursor,

            @Doc("Values out, default json") Optional<Format> format) {}
}
