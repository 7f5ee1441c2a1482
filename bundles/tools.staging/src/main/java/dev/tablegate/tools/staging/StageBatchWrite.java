// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Proposes to put and delete many items. */
@Component
@ToolInfo(
        name = "stage_batch_write",
        title = "Stage: many puts and deletes",
        scope = Scope.STAGE,
        effect = Effect.ADDITIVE,
        openWorld = false,
        timeoutSeconds = 300,
        description = "Proposes puts and deletes over several tables, up to 5,000 in all; if one is refused, none is"
                + " staged. Answers counts. Nothing is written until a person commits it, in transactions of up to 100"
                + " items.")
public final class StageBatchWrite implements Tool<StageBatchWrite.Input, Tally> {

    private final Staging staging;

    @Activate
    public StageBatchWrite(@Reference Staging staging) {
        this.staging = staging;
    }

    @Override
    public Tally call(Input input, Call call) {
        var format = input.format().orElse(Format.JSON);
        var writes = new ArrayList<Write>();
        input.requests().forEach((table, wanted) -> {
            var where = "requests." + table + ".";
            wanted.put().orElse(List.of()).forEach(item -> writes.add(put(where, table, item, format)));
            wanted.delete().orElse(List.of()).forEach(key -> writes.add(delete(where, table, key, format)));
        });
        if (writes.isEmpty() || writes.size() > Staging.MOST_CHANGES) {
            throw Terms.wrong("One call stages 1 to 5,000 writes, not " + writes.size()
                    + ". Write requests as {\"Users\": {\"put\": [{\"userId\": \"u1\"}], \"delete\": []}}.");
        }
        return Tally.of(staging.stageAll(call, writes, input.reason().orElse("")), writes);
    }

    private static Write put(String where, String table, Map<String, Value> item, Format format) {
        return new Write.Put(table, format.readItem(where + "put", item), Optional.empty());
    }

    private static Write delete(String where, String table, Map<String, Value> key, Format format) {
        return new Write.Delete(table, format.readItem(where + "delete", key), Optional.empty());
    }

    /** The writes. */
    public record Input(
            @Doc("What to write, by table name") @Range(min = 1)
            Map<String, Wanted> requests,

            @Doc("Why, for the person who reviews") Optional<String> reason,
            @Doc("Values in, default json") Optional<Format> format) {}

    /** What to write to one table. */
    public record Wanted(
            @Doc("Whole items, made or replaced") @Range(max = Staging.MOST_CHANGES)
            Optional<List<Map<String, Value>>> put,

            @Doc("Complete keys of items to delete") @Range(max = Staging.MOST_CHANGES)
            Optional<List<Map<String, Value>>> delete) {}
}
