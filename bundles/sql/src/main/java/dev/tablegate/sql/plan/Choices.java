// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.sql.Plan.Access;
import dev.tablegate.sql.tree.Conjunct;
import dev.tablegate.sql.tree.Occurrence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The cheapest way to read a table at one place of a statement. */
final class Choices {

    private static final long BYTES_OF_SEGMENT = 8_000_000;
    private static final int MOST_SEGMENTS = 8;
    /** So few items are read without leave, whatever the size of the table. */
    static final long SMALL = 1000;

    private final Prices prices;

    Choices(Prices prices) {
        this.prices = prices;
    }

    /**
     * The cheapest way.
     *
     * @param enough how many of the items that the statement keeps are enough
     */
    Choice best(Wanted wanted, OptionalLong enough) {
        var byKey = new KeyChoices(prices, wanted.conjuncts());
        var keyed = Keys.of(wanted.table()).stream()
                .filter(keys -> whole(keys, wanted))
                .flatMap(keys -> byKey.by(keys).stream())
                .map(choice -> bounded(choice, wanted.table(), enough))
                .min(Choice.CHEAPEST);
        return keyed.orElseGet(() -> Keys.of(wanted.table()).stream()
                .filter(keys -> keys.index().isEmpty() || sparse(keys, wanted))
                .map(keys -> bounded(scan(keys, wanted), wanted.table(), enough))
                .min(Choice.CHEAPEST)
                .orElseThrow());
    }

    /** Whether it holds all that the statement needs: each item that may matter, and of it each attribute. */
    private static boolean whole(Keys keys, Wanted wanted) {
        var possible = new Possible(wanted.conjuncts());
        return keys.optional().stream().allMatch(possible::needs)
                && keys.missing(wanted.all(), wanted.named()).isEmpty();
    }

    /** Whether it is an index that holds fewer items than the table, but all that matter. */
    private static boolean sparse(Keys keys, Wanted wanted) {
        return !keys.optional().isEmpty()
                && keys.schema().itemCount() < wanted.table().itemCount()
                && whole(keys, wanted);
    }

    private Choice scan(Keys keys, Wanted wanted) {
        var table = keys.table();
        long items = keys.schema().itemCount();
        long bytes = items * Prices.itemSize(table);
        int segments = Math.clamp(bytes / BYTES_OF_SEGMENT + 1, 1, MOST_SEGMENTS);
        return new Choice(
                new Reading.Scan(
                        table.name(),
                        keys.indexName(),
                        Superset.of(wanted.conjuncts(), Set.of()),
                        segments,
                        OptionalLong.empty()),
                Access.SCAN,
                keys.indexName(),
                Optional.empty(),
                Superset.words(wanted.conjuncts(), Set.of()),
                segments,
                prices.together(table, items, segments),
                wanted.conjuncts().isEmpty());
    }

    private Choice bounded(Choice choice, TableDescription table, OptionalLong enough) {
        if (enough.isEmpty() || !choice.exact()) {
            return choice;
        }
        var reading = switch (choice.reading()) {
            case Reading.Query query ->
                new Reading.Query(query.table(), query.index(), query.partitions(), query.filter(), enough);
            case Reading.Scan scan -> new Reading.Scan(scan.table(), scan.index(), scan.filter(), 1, enough);
            case Reading.Get get -> get;
            case Reading.Kept kept -> kept;
            case Reading.Bound bound -> bound;
        };
        return new Choice(
                reading,
                choice.access(),
                choice.index(),
                choice.key(),
                choice.filter(),
                reading instanceof Reading.Scan ? 1 : choice.parallel(),
                prices.together(
                        table, Math.min(enough.getAsLong(), choice.cost().items()), 1),
                true);
    }

    /**
     * What the statement wants of a table at one place.
     *
     * @param table the table
     * @param all whether it wants all attributes
     * @param named the attributes that it names, or that tell whether an item is of the entity
     * @param conjuncts the conditions without which no item matters
     * @param known the parts of the entity of which one value only matters
     */
    record Wanted(
            TableDescription table,
            boolean all,
            Set<String> named,
            List<Conjunct> conjuncts,
            Map<String, String> known) {

        static Wanted of(TableDescription table, Occurrence occurrence, List<Conjunct> conjuncts) {
            if (occurrence.entity().isEmpty()) {
                return new Wanted(table, occurrence.all(), occurrence.named(), conjuncts, Map.of());
            }
            var entity = occurrence.entity().get();
            var parts = new Parts(entity, conjuncts);
            return new Wanted(
                    table, occurrence.all(), entity.fetched(occurrence.named()), parts.carried(), parts.known());
        }
    }
}
