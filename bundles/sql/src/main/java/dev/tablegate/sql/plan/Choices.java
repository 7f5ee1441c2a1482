// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.sql.Plan.Access;
import dev.tablegate.sql.tree.Conjunct;
import dev.tablegate.sql.tree.Enough;
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
     * @param enough which of the items that the statement keeps are enough
     */
    Choice best(Wanted wanted, Optional<Enough> enough) {
        var byKey = new KeyChoices(prices, wanted.conjuncts(), enough);
        var keyed = Keys.of(wanted.table()).stream()
                .filter(keys -> whole(keys, wanted))
                .flatMap(keys -> byKey.by(keys).stream())
                .min(Choice.CHEAPEST);
        // Items of a scan come in no order.
        var limit = enough.filter(
                        few -> few.order().isEmpty() && wanted.conjuncts().isEmpty())
                .map(few -> OptionalLong.of(few.rows()))
                .orElse(OptionalLong.empty());
        return keyed.orElseGet(() -> Keys.of(wanted.table()).stream()
                .filter(keys -> keys.index().isEmpty() || sparse(keys, wanted))
                .map(keys -> scan(keys, wanted, limit))
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

    private Choice scan(Keys keys, Wanted wanted, OptionalLong limit) {
        var table = keys.table();
        long items = Math.min(keys.schema().itemCount(), limit.orElse(Long.MAX_VALUE));
        long bytes = items * Prices.itemSize(table);
        int segments = limit.isPresent() ? 1 : Math.clamp(bytes / BYTES_OF_SEGMENT + 1, 1, MOST_SEGMENTS);
        return new Choice(
                new Reading.Scan(
                        table.name(), keys.indexName(), Superset.of(wanted.conjuncts(), Set.of()), segments, limit),
                Access.SCAN,
                keys.indexName(),
                Optional.empty(),
                Superset.words(wanted.conjuncts(), Set.of()),
                segments,
                prices.together(table, items, segments));
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
