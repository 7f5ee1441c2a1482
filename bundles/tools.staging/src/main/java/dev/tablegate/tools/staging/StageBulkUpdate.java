// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.argument.SortKey;
import dev.tablegate.api.argument.Where;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.BulkUpdates;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.task.Ongoing;
import dev.tablegate.api.task.Task;
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

/** Proposes a rule that changes many items. */
@Component
@ToolInfo(
        name = "stage_bulk_update",
        title = "Stage: bulk update",
        scope = Scope.STAGE,
        effect = Effect.ADDITIVE,
        openWorld = false,
        timeoutSeconds = 300,
        description = "Proposes one update for every item that a query (key) or scan (no key) finds; for many items, of"
                + " unknown number. Tries it without writing, at the cost of reading, and answers counts and a sample."
                + " Nothing is written until a person approves the rule; then it runs in the background.")
public final class StageBulkUpdate
        implements Tool<StageBulkUpdate.Input, Tried>, Ongoing<StageBulkUpdate.Input, Tried> {

    private final BulkUpdates updates;
    private final Tables tables;

    @Activate
    public StageBulkUpdate(@Reference BulkUpdates updates, @Reference Tables tables) {
        this.updates = updates;
        this.tables = tables;
    }

    @Override
    public Tried call(Input input, Call call) {
        var format = input.format().orElse(Format.JSON);
        var rule = rule(input, format, call);
        return Tried.of(updates.propose(call, rule, input.reason().orElse("")), format);
    }

    @Override
    public Optional<String> task(Input input, Tried output) {
        return Optional.of(new BulkTask(output.job(), input.format().orElse(Format.JSON)).id());
    }

    @Override
    public Optional<Task<Tried>> find(Call call, String id) {
        var task = BulkTask.of(id);
        return updates.find(call, task.job()).map(task::shown);
    }

    @Override
    public void cancel(Call call, String id) {
        updates.cancel(call, BulkTask.of(id).job());
    }

    private Job.Rule rule(Input input, Format format, Call call) {
        var schema = KeySchema.of(tables.describe(call, input.table()), input.index());
        var key = input.key().map(given -> format.readItem("key", given));
        key.ifPresent(schema::check);
        var filter = input.filter().map(given -> given.toFilter(format));
        if (key.isPresent()) {
            filter.ifPresent(schema::checkFilter);
        } else if (input.sortKey().isPresent()) {
            throw Terms.wrong("sortKey needs key: the value of each partition key attribute. For other conditions use"
                    + " filter.");
        }
        var terms = new Terms("", format, Optional.empty(), input.names(), input.values());
        return new Job.Rule(
                input.table(),
                input.index(),
                key.<Map<String, Value>>map(given -> given).orElse(Map.of()),
                input.sortKey().map(given -> schema.condition(given, key.orElseThrow(), format)),
                filter,
                terms.rule(new Edit(input.set(), input.remove(), input.expression())));
    }

    /** Which items, and how they change. */
    public record Input(
            @Doc("Table name") String table,
            @Doc("Secondary index to find them") Optional<String> index,

            @Doc("Partition key to query; without it a scan")
            Optional<Map<String, Value>> key,

            @Doc("Condition on the sort key") Optional<SortKey> sortKey,
            @Doc("Which items to change") Optional<Where> filter,
            @Doc("New values by path") Optional<Map<String, Value>> set,
            @Doc("Paths to remove") Optional<List<String>> remove,

            @Doc("Or an update expression") Optional<String> expression,

            @Doc("For #placeholders") Optional<Map<String, String>> names,
            @Doc("For :placeholders") Optional<Map<String, Value>> values,
            @Doc("Why, for the person who reviews") Optional<String> reason,
            @Doc("Values in and out, default json") Optional<Format> format) {}
}
