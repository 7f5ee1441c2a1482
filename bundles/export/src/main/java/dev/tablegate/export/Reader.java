// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.ExportRequest.Source;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Sql;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.export.Header.Spool;
import dev.tablegate.host.workspace.SnapshotKeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final Bounds PAGE = new Bounds(10_000, 4L << 20, Duration.ofSeconds(20));
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
        int read = 0;
        try (var draft = keeper.begin(reading.call(), reading.title(), List.of(), PART_KEPT)) {
            do {
                reading.call().checkCancelled();
                Page page;
                try {
                    page = pages.at(cursor);
                } catch (ToolException refused) {
                    if (refused.code() != ToolException.Standard.OVER_BUDGET || read == 0) {
                        throw refused;
                    }
                    // What was read lasts, and the next part waits until there is a budget again.
                    break;
                }
                read++;
                for (Map<String, Value> item : page.items()) {
                    bytes += ItemSize.of(item);
                    rows++;
                    reading.limits().check(rows, bytes);
                    draft.add(item);
                }
                units += page.consumed().readUnits();
                cursor = page.cursor();
                reading.rows().accept(rows);
            } while (cursor.isPresent() && bytes - before.bytes() < partBytes);
            var parts = new ArrayList<>(before.parts());
            parts.add(draft.finish().id());
            return new Spool(List.copyOf(parts), true, cursor, cursor.isEmpty(), rows, bytes, units);
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
