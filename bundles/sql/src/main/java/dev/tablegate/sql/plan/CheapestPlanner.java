// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.tool.Call;
import dev.tablegate.host.profile.Entity;
import dev.tablegate.sql.engine.Parser;
import dev.tablegate.sql.tree.Occurrence;
import dev.tablegate.sql.tree.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Chooses for each table of a statement the way of reading it that costs least, and never changes a result by it. */
public final class CheapestPlanner implements Planner {

    private final Tables tables;
    private final Parser parser;
    private final Prices prices;
    private final Function<Call, List<Entity>> entities;

    /** A planner for tables without entities. */
    public CheapestPlanner(Tables tables, Parser parser, Prices prices) {
        this(tables, parser, prices, call -> List.of());
    }

    /** @param entities the entities of the call's profile */
    public CheapestPlanner(Tables tables, Parser parser, Prices prices, Function<Call, List<Entity>> entities) {
        this.entities = entities;
        this.tables = tables;
        this.parser = parser;
        this.prices = prices;
    }

    @Override
    public Planned plan(String sql, boolean allowScan, Call call) {
        var declared = entities.apply(call);
        var known = new KnownTables(tables, call, declared);
        var statement = Statement.of(parser.parse(sql), known);
        var equal = new Equalities(statement, known);
        var wanted = new LinkedHashMap<Occurrence, Choices.Wanted>();
        var choices = new LinkedHashMap<Occurrence, Choice>();
        for (var occurrence : statement.occurrences()) {
            if (occurrence.snapshot()) {
                choices.put(occurrence, kept(occurrence));
                continue;
            }
            var wants = Choices.Wanted.of(known.table(occurrence), occurrence, equal.conjuncts(occurrence));
            wanted.put(occurrence, wants);
            choices.put(occurrence, new Choices(prices).best(wants, statement.enough()));
        }
        var bound = new Binding(prices, statement.links(), wanted, choices, allowScan).bind();
        var refusals = new Refusals(wanted, choices, declared);
        if (!allowScan) {
            refusals.refuseScans();
        }
        return planned(statement, bound, refusals.notes());
    }

    private static Choice kept(Occurrence snapshot) {
        return new Choice(
                new Reading.Kept(snapshot.table()),
                Plan.Access.SNAPSHOT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                new Plan.Cost(0, 0, 0, 0));
    }

    /** The sources in the order of reading: the statement names its tables in its own. */
    private Planned planned(Statement statement, Binding.Bound bound, List<String> notes) {
        var names = new LinkedHashMap<Occurrence, String>();
        var given = statement.rename();
        for (int at = 0; at < given.size(); at++) {
            names.put(statement.occurrences().get(at), given.get(at));
        }
        var sources = bound.order().stream()
                .map(occurrence -> source(occurrence, bound, names))
                .toList();
        var cost = sources.stream()
                .map(source -> source.described().estimate())
                .reduce(new Plan.Cost(0, 0, 0, 0), Prices::sum);
        var reads = sources.stream().map(Source::described).toList();
        return new Planned(parser.text(statement.tree()), sources, new Plan(reads, cost, notes));
    }

    private static Source source(Occurrence occurrence, Binding.Bound bound, Map<Occurrence, String> names) {
        var choice = bound.choice(occurrence, names);
        var fetched = fetched(occurrence, bound.extra(occurrence));
        var described = new Plan.Read(
                occurrence.table(),
                choice.access(),
                choice.index(),
                choice.key(),
                choice.filter(),
                Words.enough(choice.reading()),
                List.copyOf(fetched),
                choice.parallel(),
                choice.cost(),
                Optional.empty());
        return new Source(
                names.getOrDefault(occurrence, ""),
                choice.reading(),
                fetched,
                occurrence.named(),
                occurrence.guessed(),
                occurrence.entity(),
                described);
    }

    /** Which attributes are fetched; none means all. A statement that names none still counts the items. */
    private static Set<String> fetched(Occurrence occurrence, List<String> counted) {
        if (occurrence.all() || occurrence.snapshot() && occurrence.named().isEmpty()) {
            return Set.of();
        }
        return occurrence.named().isEmpty() ? new LinkedHashSet<>(counted) : new LinkedHashSet<>(occurrence.named());
    }
}
