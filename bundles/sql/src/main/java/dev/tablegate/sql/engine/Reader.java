// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.host.flow.Ahead;
import dev.tablegate.host.workspace.SnapshotKeeper;
import dev.tablegate.sql.plan.Reading;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads the items of sources, part by part, within what one statement may read. */
final class Reader {

    private static final int PART_ITEMS = 100_000;
    private static final long PART_BYTES = 1L << 20;
    private static final int PART_ROWS = 5_000;
    private static final int PART_KEYS = 1_000;

    private final Tables tables;
    private final SnapshotKeeper snapshots;
    private final Call call;
    private final Limits limits;
    private long items;
    private long bytes;

    /** Takes items. */
    @FunctionalInterface
    interface Sink {

        /**
         * Takes some.
         *
         * @param bytes how many they have, as DynamoDB counts
         */
        void take(List<Map<String, Value>> items, long bytes) throws SQLException;
    }

    /** What one reading came to. */
    record Spent(long items, long parts, Consumed consumed) {
        static final Spent NOTHING = new Spent(0, 0, Consumed.NONE);

        Spent plus(long items, Consumed consumed) {
            return new Spent(this.items + items, parts + 1, this.consumed.plus(consumed));
        }
    }

    Reader(Tables tables, SnapshotKeeper snapshots, Call call, Limits limits) {
        this.tables = tables;
        this.snapshots = snapshots;
        this.call = call;
        this.limits = limits;
    }

    /**
     * Reads.
     *
     * @param attributes the top-level attributes wanted; empty for all
     */
    Spent read(Reading reading, Collection<String> attributes, Sink sink) throws SQLException {
        var projection = attributes.stream().map(Reader::path).toList();
        return switch (reading) {
            case Reading.Get(var table, var keys) -> get(table, keys, projection, sink);
            case Reading.Query query -> query(query, projection, sink);
            case Reading.Scan scan -> scan(scan, projection, sink);
            case Reading.Kept(var id) -> kept(id, sink);
            case Reading.Bound bound -> throw new IllegalStateException("keys of " + bound.table() + " are not known");
        };
    }

    private static String path(String attribute) {
        return new AttributePath(List.of(new AttributePath.Step.Name(attribute))).text();
    }

    private Spent get(String table, List<Map<String, Value>> keys, List<String> projection, Sink sink)
            throws SQLException {
        var spent = Spent.NOTHING;
        for (int from = 0; from < keys.size(); from += PART_KEYS) {
            call.checkCancelled();
            var part = keys.subList(from, Math.min(keys.size(), from + PART_KEYS));
            spent = part(table, part, projection, spent, sink);
        }
        return spent;
    }

    /** What is left is asked for once more: that says why it was left, where it is not that DynamoDB throttles. */
    private Spent part(String table, List<Map<String, Value>> keys, List<String> projection, Spent before, Sink sink)
            throws SQLException {
        var spent = before;
        var wanted = keys;
        while (!wanted.isEmpty()) {
            var result = tables.batchGet(
                    call,
                    new BatchGetRequest(
                            Map.of(table, wanted), projection.isEmpty() ? Map.of() : Map.of(table, projection), false));
            var found = result.items().getOrDefault(table, List.of());
            spent = spent.plus(found.size(), result.consumed());
            sink.take(found, count(table, found));
            var left = result.unprocessed().getOrDefault(table, List.of());
            if (left.size() == wanted.size()) {
                throw new ToolException(
                        Standard.THROTTLED, "DynamoDB did not hand out all items of " + table + ". Try again later.");
            }
            wanted = left;
        }
        return spent;
    }

    private Spent query(Reading.Query query, List<String> projection, Sink sink) throws SQLException {
        var spent = Spent.NOTHING;
        for (var partition : query.partitions()) {
            var request = new QueryRequest(
                    query.table(),
                    query.index(),
                    partition.key(),
                    partition.sort(),
                    query.filter(),
                    projection,
                    query.ascending(),
                    false,
                    Select.ITEMS,
                    bounds(query.limit(), 0),
                    Optional.empty());
            long before = spent.items();
            spent = pages(
                    query.table(),
                    left(query.limit(), before),
                    sink,
                    spent,
                    next -> tables.query(call, request.part(next.bounds(), next.cursor())));
            if (query.limit().isPresent() && spent.items() >= query.limit().getAsLong()) {
                break;
            }
        }
        return spent;
    }

    private Spent scan(Reading.Scan scan, List<String> projection, Sink sink) throws SQLException {
        var request = new ScanRequest(
                scan.table(),
                scan.index(),
                scan.filter(),
                projection,
                false,
                scan.segments(),
                Select.ITEMS,
                bounds(scan.limit(), 0),
                Optional.empty());
        return pages(
                scan.table(),
                scan.limit(),
                sink,
                Spent.NOTHING,
                next -> tables.scan(call, request.part(next.bounds(), next.cursor())));
    }

    private record Next(Bounds bounds, Optional<String> cursor) {}

    private Spent pages(String table, OptionalLong limit, Sink sink, Spent before, Function<Next, Page> read)
            throws SQLException {
        var spent = before;
        Page page = read.apply(new Next(bounds(limit, 0), Optional.empty()));
        while (true) {
            spent = spent.plus(page.items().size(), page.consumed());
            long bytes = count(table, page.items());
            long sofar = spent.items() - before.items();
            if (page.cursor().isEmpty() || (limit.isPresent() && sofar >= limit.getAsLong())) {
                sink.take(page.items(), bytes);
                return spent;
            }
            var next = new Next(bounds(limit, sofar), page.cursor());
            try (var coming = Ahead.of(() -> read.apply(next))) {
                sink.take(page.items(), bytes);
                page = coming.get(call);
            }
        }
    }

    private static OptionalLong left(OptionalLong limit, long read) {
        return limit.isEmpty() ? limit : OptionalLong.of(limit.getAsLong() - read);
    }

    private Bounds bounds(OptionalLong limit, long read) {
        long wanted = limit.isEmpty() ? PART_ITEMS : Math.clamp(limit.getAsLong() - read, 1, PART_ITEMS);
        Duration left = Duration.between(Instant.now(), call.deadline());
        return new Bounds(wanted, PART_BYTES, left.isNegative() ? Duration.ZERO : left);
    }

    private Spent kept(String id, Sink sink) throws SQLException {
        var spent = Spent.NOTHING;
        var part = new ArrayList<Map<String, Value>>();
        for (var row : snapshots.open(call, id)) {
            part.add(row);
            if (part.size() == PART_ROWS) {
                call.checkCancelled();
                spent = spent.plus(part.size(), Consumed.NONE);
                sink.take(part, count("the snapshot", part));
                part.clear();
            }
        }
        sink.take(part, count("the snapshot", part));
        return spent.plus(part.size(), Consumed.NONE);
    }

    /** How many bytes they have, as DynamoDB counts. */
    private long count(String table, List<Map<String, Value>> found) {
        items += found.size();
        long more = found.stream().mapToLong(ItemSize::of).sum();
        bytes += more;
        if (items > limits.items() || bytes > limits.bytes()) {
            throw new ToolException(
                    Standard.INVALID_INPUT,
                    "The statement reads more than the " + limits.items() + " items or " + (limits.bytes() >> 20)
                            + " MB that one statement may read; it stopped in " + table
                            + ". Narrow it by a condition on a key, name attributes instead of *, or export the table.");
        }
        call.progress(items, 0, "Items read: " + items);
        return more;
    }
}
