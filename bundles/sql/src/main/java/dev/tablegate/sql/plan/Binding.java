// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.Plan.Access;
import dev.tablegate.api.sql.Plan.Cost;
import dev.tablegate.sql.tree.Link;
import dev.tablegate.sql.tree.Occurrence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Finds the tables whose items are better read one by one, by keys that stand in another table of the statement. */
final class Binding {

    private static final int MOST_KEYS = 10_000;
    private static final int MOST_PARTITIONS = 1_000;

    private final Prices prices;
    private final List<Link> links;
    private final Map<Occurrence, Choices.Wanted> wanted;
    private final Map<Occurrence, Choice> choices;
    private final boolean allowScan;
    private final Map<Occurrence, Tie> ties = new IdentityHashMap<>();

    /** The keys of a table, as another table has them. */
    private record Tie(
            Occurrence by,
            List<Reading.Pair> pairs,
            Map<String, Value> fixed,
            Optional<Reading.Query> each,
            long itemsOfKey) {

        Optional<String> index() {
            return each.flatMap(Reading.Query::index);
        }
    }

    /** @param choices the choice for each table; those of tables that are bound are replaced here */
    Binding(
            Prices prices,
            List<Link> links,
            Map<Occurrence, Choices.Wanted> wanted,
            Map<Occurrence, Choice> choices,
            boolean allowScan) {
        this.prices = prices;
        this.links = links;
        this.wanted = wanted;
        this.choices = choices;
        this.allowScan = allowScan;
    }

    /** Binds what is cheaper so, the dearest table first. */
    Bound bind() {
        var scans = choices.keySet().stream()
                .filter(one -> choice(one).scans())
                .sorted(Comparator.comparingDouble(
                                (Occurrence one) -> choice(one).cost().readUnits())
                        .reversed())
                .toList();
        var before = new LinkedHashMap<>(choices);
        scans.forEach(one -> tie(one).ifPresent(tie -> {
            ties.put(one, tie);
            choices.put(one, bound(one, tie));
        }));
        return new Bound(before);
    }

    private Choice choice(Occurrence occurrence) {
        var choice = choices.get(occurrence);
        if (choice == null) {
            throw new IllegalStateException("every table has its choice");
        }
        return choice;
    }

    private Choices.Wanted wanted(Occurrence occurrence) {
        var wants = wanted.get(occurrence);
        if (wants == null) {
            throw new IllegalStateException("every table is known");
        }
        return wants;
    }

    private Optional<Tie> tie(Occurrence bound) {
        return links.stream()
                .filter(link -> link.bound() == bound)
                .map(Link::by)
                .distinct()
                .filter(by -> by != bound && !dependsOn(by, bound))
                .flatMap(by -> by(bound, by))
                .filter(tie -> !allowScan || tie.each().isEmpty() || expected(tie) <= worth(bound, tie))
                .min(Comparator.comparingLong((Tie tie) -> expected(tie) * tie.itemsOfKey())
                        .thenComparing(tie -> tie.each().isPresent()));
    }

    private boolean dependsOn(Occurrence one, Occurrence other) {
        var tie = ties.get(one);
        return tie != null && (tie.by() == other || dependsOn(tie.by(), other));
    }

    /** By complete primary keys if it can be, else by the partitions of the table or of an index. */
    private Stream<Tie> by(Occurrence bound, Occurrence by) {
        var wants = wanted(bound);
        return Keys.of(wants.table()).stream()
                .filter(keys -> whole(keys, bound, wants))
                .flatMap(keys -> by(bound, by, keys).stream());
    }

    /** Whether the items that it lacks cannot match: they lack what is compared, too. */
    private boolean whole(Keys keys, Occurrence bound, Choices.Wanted wants) {
        var possible = new Possible(wants.conjuncts());
        var linked = links.stream()
                .filter(link -> link.bound() == bound && !bound.part(link.attribute()))
                .map(Link::attribute)
                .toList();
        return keys.missing(wants.all(), wants.named()).isEmpty()
                && keys.optional().stream().allMatch(name -> possible.needs(name) || linked.contains(name));
    }

    private Optional<Tie> by(Occurrence bound, Occurrence by, Keys keys) {
        var possible = new Possible(wanted(bound).conjuncts());
        var pairs = new ArrayList<Reading.Pair>();
        var fixed = new LinkedHashMap<String, Value>();
        var sort = Optional.<Condition>empty();
        boolean complete = true;
        for (var attribute : keys.schema().attributes().toList()) {
            var values = possible.values(attribute).orElse(List.of());
            var pair = pair(bound, by, attribute);
            if (values.size() == 1) {
                fixed.put(attribute.name(), values.getFirst());
            } else if (pair.isPresent()) {
                pairs.add(pair.get());
            } else if (keys.schema().partition().contains(attribute)) {
                return Optional.empty();
            } else {
                sort = possible.range(attribute).condition();
                complete = false;
                break;
            }
        }
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                complete && keys.index().isEmpty()
                        ? new Tie(by, pairs, fixed, Optional.empty(), 1)
                        : new Tie(
                                by,
                                pairs,
                                fixed,
                                Optional.of(each(bound, keys, sort)),
                                complete ? 1 : KeyChoices.partitionSize(keys.schema(), sort)));
    }

    private Reading.Query each(Occurrence bound, Keys keys, Optional<Condition> sort) {
        return new Reading.Query(
                keys.table().name(),
                keys.indexName(),
                List.of(new Reading.Partition(Map.of(), sort)),
                Superset.of(wanted(bound).conjuncts(), keys.names()),
                true,
                OptionalLong.empty());
    }

    private Optional<Reading.Pair> pair(Occurrence bound, Occurrence by, KeyAttribute attribute) {
        var form = bound.entity().flatMap(entity -> entity.form(attribute.name()));
        if (form.isEmpty()) {
            return bound.part(attribute.name())
                    ? Optional.empty()
                    : from(bound, by, attribute.name()).map(from -> new Reading.Pair(attribute, from, "", ""));
        }
        var beginning = form.get().template().beginning(wanted(bound).known());
        return beginning
                .next()
                .filter(next -> beginning.last())
                .flatMap(next -> from(bound, by, next.name())
                        .map(from -> new Reading.Pair(attribute, from, beginning.text(), next.after())));
    }

    private Optional<String> from(Occurrence bound, Occurrence by, String attribute) {
        return links.stream()
                .filter(link -> link.bound() == bound
                        && link.by() == by
                        && link.attribute().equals(attribute))
                .map(Link::from)
                .findFirst();
    }

    /** How many keys the other table gives, at most. */
    private long expected(Tie tie) {
        return Math.max(1, choice(tie.by()).cost().items());
    }

    /** For how many keys reading by them costs less than reading everything. */
    private long worth(Occurrence occurrence, Tie tie) {
        var table = wanted(occurrence).table();
        double unitsOfKey = tie.each().isPresent()
                ? prices.together(table, tie.itemsOfKey(), 1).readUnits()
                : Prices.unitsOfItem(table);
        return (long) (choice(occurrence).cost().readUnits() / unitsOfKey);
    }

    private Choice bound(Occurrence occurrence, Tie tie) {
        var scan = choice(occurrence);
        var table = wanted(occurrence).table();
        long expected = expected(tie);
        long bearable = tie.each().isPresent() ? MOST_PARTITIONS : MOST_KEYS;
        long worth = worth(occurrence, tie);
        int most = (int) (allowScan ? Math.clamp(worth, 1, bearable) : bearable);
        boolean singly = !allowScan || expected <= most;
        long keys = Math.min(expected, most);
        Cost cost = tie.each().isPresent()
                ? prices.together(table, keys * tie.itemsOfKey(), (int) keys)
                : prices.single(table, Math.min(keys, Math.max(1, table.itemCount())));
        return new Choice(
                new Reading.Bound(table.name(), "", tie.pairs(), tie.fixed(), most, tie.each(), scan.reading()),
                !singly ? Access.SCAN : tie.each().isPresent() ? Access.QUERY : Access.GET,
                singly ? tie.index() : scan.index(),
                Optional.of(words(tie)),
                singly && tie.each().isEmpty() ? Optional.empty() : scan.filter(),
                singly ? 1 : scan.parallel(),
                singly ? cost : scan.cost());
    }

    private static String words(Tie tie) {
        var parts = new ArrayList<String>();
        tie.fixed().forEach((name, value) -> parts.add(name + " = " + Words.of(value)));
        tie.pairs().forEach(pair -> parts.add(pair.key().name() + " = " + each(tie, pair)));
        tie.each().flatMap(query -> query.partitions().getFirst().sort()).ifPresent(sort -> parts.add(Words.of(sort)));
        return String.join(" and ", parts);
    }

    private static String each(Tie tie, Reading.Pair pair) {
        String text = "each " + tie.by().alias() + "." + pair.from();
        if (!pair.before().isEmpty()) {
            text = Words.of(new Value.Text(pair.before())) + " and " + text;
        }
        return pair.after().isEmpty() ? text : text + " and " + Words.of(new Value.Text(pair.after()));
    }

    /** What was chosen in the end. */
    final class Bound {

        private final Map<Occurrence, Choice> before;

        private Bound(Map<Occurrence, Choice> before) {
            this.before = before;
        }

        /** The tables in the order of reading: one that is bound stands behind the one that it is bound by. */
        List<Occurrence> order() {
            var order = new ArrayList<Occurrence>();
            before.keySet().forEach(one -> place(one, order));
            return order;
        }

        private void place(Occurrence one, List<Occurrence> order) {
            var tie = ties.get(one);
            if (tie != null) {
                place(tie.by(), order);
            }
            if (!order.contains(one)) {
                order.add(one);
            }
        }

        /** The choice, with the names that the sources have. */
        Choice choice(Occurrence occurrence, Map<Occurrence, String> names) {
            var choice = Binding.this.choice(occurrence);
            var tie = ties.get(occurrence);
            if (tie == null || !(choice.reading() instanceof Reading.Bound bound)) {
                return choice;
            }
            var by = names.getOrDefault(tie.by(), "");
            return new Choice(
                    new Reading.Bound(
                            bound.table(),
                            by,
                            bound.pairs(),
                            bound.fixed(),
                            bound.most(),
                            bound.each(),
                            bound.otherwise()),
                    choice.access(),
                    choice.index(),
                    choice.key(),
                    choice.filter(),
                    choice.parallel(),
                    choice.cost());
        }

        /** What is fetched of items that are only counted. */
        List<String> extra(Occurrence occurrence) {
            return occurrence.snapshot()
                    ? List.of()
                    : wanted(occurrence).table().partitionKey().stream()
                            .map(KeyAttribute::name)
                            .toList();
        }
    }
}
