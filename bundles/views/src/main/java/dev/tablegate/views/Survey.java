// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.snapshot.Snapshots;
import dev.tablegate.api.sql.Costs;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Plan.Access;
import dev.tablegate.api.sql.Sql;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Nearest;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.api.view.View;
import dev.tablegate.api.view.View.Content.Items;
import dev.tablegate.api.view.View.Content.Statement;
import dev.tablegate.host.view.Outlook;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Finds out what looking at something would do. Reads no item. */
@Component(service = Survey.class)
public final class Survey {

    private static final Bounds ALL = new Bounds(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofDays(1));

    private final Tables tables;
    private final Snapshots snapshots;
    private final Optional<Sql> sql;
    private final Optional<Costs> costs;

    @Activate
    public Survey(
            @Reference Tables tables,
            @Reference Snapshots snapshots,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Optional<Sql> sql,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Optional<Costs> costs) {
        this.tables = tables;
        this.snapshots = snapshots;
        this.sql = sql;
        this.costs = costs;
    }

    Tables tables() {
        return tables;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    Sql engine() {
        return sql.orElseThrow(() -> new ToolException(
                Standard.UNAVAILABLE,
                "This server has no SQL engine. Show a table or a query of one instead of a statement."));
    }

    /** Checks the content, and says what a look would do. */
    Outlook of(Call call, View.Content content) {
        return switch (content) {
            case Items items -> items(call, items);
            case Statement statement -> statement(call, statement);
            case View.Content.Kept(var id) -> {
                kept(call, id);
                yield new Outlook(Access.SNAPSHOT, false, Optional.empty());
            }
        };
    }

    ItemChecks checks(Call call, Items items) {
        return new ItemChecks(tables.describe(call, items.table()), items);
    }

    Snapshot kept(Call call, String id) {
        return snapshots
                .find(call, id)
                .orElseThrow(() -> new ToolException(
                        Standard.NOT_FOUND,
                        "There is no snapshot '" + id + "' of this connection: it may have expired."));
    }

    /** The snapshot that the content is, if it is one. */
    Optional<Snapshot> snapshot(Call call, View.Content content) {
        return content instanceof View.Content.Kept(var id) ? snapshots.find(call, id) : Optional.empty();
    }

    /** Refuses a chart of columns that a snapshot has not. Of other content they are not known before it is read. */
    void check(Call call, View.Content content, View.Chart chart) {
        if (content instanceof View.Content.Kept(var id)) {
            var columns = kept(call, id).columns().stream().map(Column::name).toList();
            Stream.concat(Stream.of(chart.x()), chart.y().stream())
                    .filter(column -> !columns.contains(column))
                    .findFirst()
                    .ifPresent(missing -> {
                        var nearest = Nearest.to(missing, columns).stream().findFirst();
                        throw new ToolException(
                                Standard.INVALID_INPUT,
                                "The snapshot has no column '" + missing + "' to draw."
                                        + nearest.map(near -> " Did you mean '" + near + "'?")
                                                .orElse(""));
                    });
        }
    }

    private Outlook items(Call call, Items items) {
        var checks = checks(call, items);
        checks.check();
        if (items.key().isEmpty()) {
            var plan = costs.map(known -> known.of(Requests.scan(items, ALL, Optional.empty()), call));
            return new Outlook(Access.SCAN, true, plan);
        }
        var plan = costs.map(known -> known.of(Requests.query(items, ALL, Optional.empty()), call));
        long key = KeySchema.of(checks.table(), Optional.empty()).attributes().count();
        boolean one = items.index().isEmpty() && items.key().size() == key;
        return new Outlook(one ? Access.GET : Access.QUERY, false, plan);
    }

    private Outlook statement(Call call, Statement statement) {
        Plan plan = engine().explain(statement.sql(), call);
        var scanned = plan.reads().stream()
                .filter(read -> read.access() == Access.SCAN)
                .findFirst();
        if (scanned.isPresent() && !statement.allowScan()) {
            throw new ToolException(
                    Standard.INVALID_INPUT,
                    "The statement reads all of '" + scanned.get().table()
                            + "'. Give a key condition, or set allowScan: a person is asked before it runs. "
                            + String.join(" ", plan.notes()));
        }
        return new Outlook(dearest(plan), true, Optional.of(plan));
    }

    private static Access dearest(Plan plan) {
        return Stream.of(Access.SCAN, Access.QUERY, Access.GET)
                .filter(access -> plan.reads().stream().anyMatch(read -> read.access() == access))
                .findFirst()
                .orElse(Access.SNAPSHOT);
    }
}
