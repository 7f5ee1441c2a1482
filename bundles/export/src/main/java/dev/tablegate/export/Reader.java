// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.export.ExportRequest.Source;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Sql;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.export.Header.Spool;
import dev.tablegate.host.flow.Ahead;
import dev.tablegate.host.workspace.SnapshotKeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Reads the rows of exports into snapshots. A table is read in parts, each of which lasts with the cursor behind it, so
 * that a restart repeats one part at most.
 */
@Component(service = Reader.class)
public final class Reader {

    private static final long PART_BYTES = 32L << 20;
    private static final Bounds PAGE = new Bounds(1_000_000, 1L << 20, Duration.ofSeconds(20));
    private static final int FIRST_ROWS = 1_000;

    /** Longer than an export waits for its budget. */
    private static final Duration PART_KEPT = Run.LONGEST_WAIT.plusDays(1);

    private final Tables tables;
    private final Optional<Sql> sql;
    private final SnapshotKeeper keeper;
    private final long partBytes;

    @Activate
    public Reader(
            @Reference Tables tables,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Optional<Sql> sql,
            @Reference SnapshotKeeper keeper) {
        this(tables, sql, keeper, PART_BYTES);
    }

    Reader(Tables tables, Optional<Sql> sql, SnapshotKeeper keeper, long partBytes) {
        this.tables = tables;
        this.sql = sql;
        this.keeper = keeper;
        this.partBytes = partBytes;
    }

    SnapshotKeeper keeper() {
        return keeper;
    }

    /** Refuses at once what can be refused at once. Reads no item. */
    void check(Source source, Call call) {
        switch (source) {
            case Source.Table(var scan) -> tables.describe(call, scan.table());
            case Source.Query(var query) -> tables.describe(call, query.table());
            case Source.Statement statement -> plan(statement, call);
            case Source.Kept(var snapshot) -> keeper.open(call, snapshot);
        }
    }

    Plan plan(Source.Statement statement, Call call) {
        return engine().explain(statement.sql(), call);
    }

    /** Reads the next part, or all there is. */
    Spool next(Source source, Spool spool, Reading reading) {
        return switch (source) {
            case Source.Table(var scan) ->
                part(spool, reading, cursor -> tables.scan(reading.call(), scan.part(PAGE, cursor)));
            case Source.Query(var query) ->
                part(spool, reading, cursor -> tables.query(reading.call(), query.part(PAGE, cursor)));
            case Source.Statement statement -> whole(statement, reading);
            case Source.Kept(var snapshot) -> {
                long rows = keeper.open(reading.call(), snapshot).count();
                reading.limits().check(rows, 0);
                yield new Spool(List.of(snapshot), false, Optional.empty(), true, rows, 0, 0);
            }
        };
    }

    /**
     * How a reading goes.
     *
     * @param title what the snapshots are called
     * @param rows told how many rows were read so far
     */
    record Reading(Call call, Limits limits, String title, LongConsumer rows) {}

    private interface Pages {
        Page at(Optional<String> cursor);
    }

    private Spool part(Spool before, Reading reading, Pages pages) {
        long rows = before.rows();
        long bytes = before.bytes();
        double units = before.readUnits();
        Optional<String> cursor = before.cursor();
        var call = reading.call();
        call.checkCancelled();
        try (var draft = keeper.begin(call, reading.title(), List.of(), PART_KEPT)) {
            Optional<Page> page = Optional.of(pages.at(cursor));
            while (page.isPresent()) {
                var items = page.get().items();
                rows += items.size();
                bytes += items.stream().mapToLong(ItemSize::of).sum();
                reading.limits().check(rows, bytes);
                units += page.get().consumed().readUnits();
                Optional<String> next = page.get().cursor();
                cursor = next;
                if (next.isEmpty() || bytes - before.bytes() >= partBytes) {
                    items.forEach(draft::add);
                    page = Optional.empty();
                } else {
                    try (var coming = Ahead.of(() -> pages.at(next))) {
                        items.forEach(draft::add);
                        page = withinBudget(coming, call);
                    }
                }
                reading.rows().accept(rows);
            }
            var parts = new ArrayList<>(before.parts());
            parts.add(draft.finish().id());
            return new Spool(List.copyOf(parts), true, cursor, cursor.isEmpty(), rows, bytes, units);
        }
    }

    /** Where the budget ends, what was read lasts, and the next part waits until there is one again. */
    private static Optional<Page> withinBudget(Ahead<Page> coming, Call call) {
        try {
            return Optional.of(coming.get(call));
        } catch (ToolException refused) {
            if (refused.code() != ToolException.Standard.OVER_BUDGET) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    private Spool whole(Source.Statement statement, Reading reading) {
        var call = reading.call();
        var result = engine().run(new SqlRequest(statement.sql(), statement.allowScan(), FIRST_ROWS), call);
        reading.limits().check(result.count(), 0);
        String kept = result.snapshot().map(Snapshot::id).orElseGet(() -> {
            var columns = result.columns().stream().map(Column::name).toList();
            try (var draft = keeper.begin(call, reading.title(), columns)) {
                result.rows().forEach(draft::add);
                return draft.finish().id();
            }
        });
        double units = result.consumed().readUnits();
        return new Spool(List.of(kept), true, Optional.empty(), true, result.count(), 0, units);
    }

    private Sql engine() {
        return sql.orElseThrow(() -> new ToolException(
                ToolException.Standard.UNAVAILABLE,
                "This server has no SQL engine. Export a table or a query instead of a statement."));
    }
}
