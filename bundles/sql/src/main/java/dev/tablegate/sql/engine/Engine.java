// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.api.sql.SqlResult;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Nearest;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.workspace.SnapshotKeeper;
import dev.tablegate.sql.plan.Planned;
import dev.tablegate.sql.plan.Reading;
import dev.tablegate.sql.plan.Source;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs planned statements: a fresh engine for each, which reads the sources, answers, and is gone. */
public final class Engine {

    private final Opener opener;
    private final Parser parser;
    private final Tables tables;
    private final SnapshotKeeper snapshots;
    private final Limits limits;

    public Engine(Parser parser, Tables tables, SnapshotKeeper snapshots, Limits limits) {
        this(new Engines(), parser, tables, snapshots, limits);
    }

    Engine(Opener opener, Parser parser, Tables tables, SnapshotKeeper snapshots, Limits limits) {
        this.opener = opener;
        this.parser = parser;
        this.tables = tables;
        this.snapshots = snapshots;
        this.limits = limits;
    }

    /** Runs a statement that was checked and planned. */
    public SqlResult run(Planned planned, SqlRequest request, double dollarsForMillion, Call call) {
        var tree = parser.parse(planned.sql());
        try (var instance = opener.open(limits.megabytes())) {
            var work = new Work(instance, request.allowScan(), call);
            for (var source : planned.sources()) {
                work.load(source);
            }
            var registry = Registry.of(instance, work.loaded.values());
            var sentences = new Sentences(work.called, List.copyOf(work.loaded.values()), registry, limits.megabytes());
            var answer = new Runner(instance, List.copyOf(work.loaded.values()), registry, sentences)
                    .run(planned.sql(), tree, request.sql(), request.limit(), snapshots, call);
            return result(planned, work, answer, dollarsForMillion);
        } catch (SQLException failed) {
            throw Sentences.whileLoading(failed, limits.megabytes());
        }
    }

    private static SqlResult result(Planned planned, Work work, Answer answer, double dollarsForMillion) {
        var consumed = Consumed.NONE;
        var reads = new ArrayList<Plan.Read>();
        for (var source : planned.sources()) {
            var spent = work.spent.getOrDefault(source.name(), Reader.Spent.NOTHING);
            consumed = consumed.plus(spent.consumed());
            reads.add(actual(source.described(), spent, dollarsForMillion));
        }
        var notes = new ArrayList<>(answer.notes());
        notes.addAll(work.notes);
        var plan = new Plan(reads, planned.plan().estimate(), planned.plan().notes());
        return new SqlResult(answer.columns(), answer.rows(), answer.count(), answer.snapshot(), plan, consumed, notes);
    }

    private static Plan.Read actual(Plan.Read read, Reader.Spent spent, double dollarsForMillion) {
        double units = spent.consumed().readUnits();
        var cost = new Plan.Cost(spent.items(), spent.parts(), units, units * dollarsForMillion / 1_000_000);
        return new Plan.Read(
                read.table(),
                read.access(),
                read.index(),
                read.key(),
                read.filter(),
                read.enough(),
                read.attributes(),
                read.parallel(),
                read.estimate(),
                Optional.of(cost));
    }

    /** What one statement loads. */
    private final class Work {

        private final Instance instance;
        private final boolean allowScan;
        private final Reader reader;
        private final Map<String, Loaded> loaded = new LinkedHashMap<>();
        private final Map<String, String> called = new LinkedHashMap<>();
        private final Map<String, Reader.Spent> spent = new LinkedHashMap<>();
        private final LinkedHashSet<String> notes = new LinkedHashSet<>();

        Work(Instance instance, boolean allowScan, Call call) {
            this.instance = instance;
            this.allowScan = allowScan;
            this.reader = new Reader(tables, snapshots, call, limits);
        }

        void load(Source source) throws SQLException {
            called.put(source.name(), source.described().table());
            var reading = resolved(source.reading());
            var loader = new Loader(instance, source.name(), source.attributes(), source.named());
            spent.put(
                    source.name(),
                    reader.read(reading, source.fetched(), (items, bytes) -> loader.add(source.seen(items), bytes)));
            var now = loader.finish();
            loaded.put(source.name(), now);
            if (spent.getOrDefault(source.name(), Reader.Spent.NOTHING).items() > 0) {
                remark(source, now);
            }
        }

        /** The reading by keys that are known now. A whole table is no way out where that is not allowed. */
        private Reading resolved(Reading planned) throws SQLException {
            Reading reading = planned;
            while (reading instanceof Reading.Bound bound) {
                reading = new Keys(instance, loaded).of(bound);
                if (reading instanceof Reading.Scan scan && !allowScan) {
                    throw new ToolException(
                            ToolException.Standard.INVALID_INPUT,
                            "The other table gives more than " + bound.most() + " keys of " + scan.table()
                                    + ", or values of another type than its key. Narrow it by a condition, or set"
                                    + " allowScan to read all of " + scan.table() + ".");
                }
            }
            return reading;
        }

        private void remark(Source source, Loaded now) {
            String table = source.described().table();
            now.names().forEach((attribute, name) -> {
                if (!attribute.equals(name)) {
                    notes.add("The attribute " + attribute + " of " + table + " is the column " + name
                            + ": SQL does not tell such names apart.");
                }
            });
            now.columns().forEach((attribute, shape) -> {
                if (shape.mixed()) {
                    notes.add(Sentences.mixed(table, attribute, shape));
                } else if (shape.isNothing() && source.named().contains(attribute)) {
                    if (source.guessed().contains(attribute)) {
                        throw new ToolException(
                                ToolException.Standard.INVALID_INPUT, Sentences.guessed(table, attribute));
                    }
                    notes.add(absent(table, attribute, now));
                }
            });
        }

        private static String absent(String table, String attribute, Loaded now) {
            var there = now.columns().entrySet().stream()
                    .filter(column -> !column.getValue().isNothing())
                    .map(Map.Entry::getKey)
                    .toList();
            var nearest = Nearest.to(attribute, there);
            return "No item that was read from " + table + " has a value in " + attribute
                    + ", so it is NULL everywhere."
                    + (nearest.isEmpty() ? "" : " Nearest names: " + String.join(", ", nearest) + ".");
        }
    }
}
