// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import dev.tablegate.sql.tree.Conjunct;
import dev.tablegate.sql.tree.Enough;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells where the first items of a query, or the last ones, are enough: no other item that is read may come between. */
final class FirstItems {

    private final List<Conjunct> conjuncts;
    private final Possible possible;
    private final Optional<Enough> enough;

    FirstItems(List<Conjunct> conjuncts, Optional<Enough> enough) {
        this.conjuncts = conjuncts;
        this.possible = new Possible(conjuncts);
        this.enough = enough;
    }

    /**
     * The first items of a query.
     *
     * @param rows how many are enough
     * @param ascending in which direction of the sort key
     * @param range where in the order of the sort key they are read
     */
    record Few(long rows, boolean ascending, Optional<Condition> range) {}

    /**
     * How few items are enough; empty if that cannot be told.
     *
     * @param known the attributes of the key whose values are known
     * @param next the attribute that follows them in the sort key
     */
    Optional<Few> of(Keys keys, Map<KeyAttribute, List<Value>> known, Optional<KeyAttribute> next) {
        return enough.flatMap(wanted -> ascending(wanted.order(), keys, known)
                .flatMap(ascending -> ranges(next, ascending)
                        .filter(range -> new Query(keys, known, next, range, ascending).exact(conjuncts))
                        .findFirst()
                        .map(range -> new Few(wanted.rows(), ascending, range.condition()))));
    }

    /** All bounds, else only the one where the reading begins: it may be the other side of one that DynamoDB includes. */
    private Stream<Possible.Range> ranges(Optional<KeyAttribute> next, boolean ascending) {
        return next.map(attribute -> Stream.of(possible.range(attribute), possible.beginning(attribute, ascending)))
                .orElse(Stream.of(Possible.Range.ALL));
    }

    /** The direction in which items come in this order; empty if they do not. */
    private static Optional<Boolean> ascending(
            List<Enough.Order> wanted, Keys keys, Map<KeyAttribute, List<Value>> known) {
        var order = wanted.stream()
                .filter(term -> known.entrySet().stream()
                        .noneMatch(entry -> entry.getKey().name().equals(term.attribute())
                                && entry.getValue().size() == 1))
                .toList();
        if (order.isEmpty()) {
            return Optional.of(true);
        }
        var sort = keys.schema().sort().stream()
                .filter(attribute -> !known.containsKey(attribute))
                .map(KeyAttribute::name)
                .toList();
        // Of a key, a table has one item, so that nothing else matters behind it; an index can have several.
        var decisive =
                keys.index().isEmpty() ? order.stream().limit(sort.size()).toList() : order;
        boolean ascending = order.getFirst().ascending();
        boolean along = decisive.stream().allMatch(term -> term.ascending() == ascending)
                && decisive.size() <= sort.size()
                && decisive.stream().map(Enough.Order::attribute).toList().equals(sort.subList(0, decisive.size()));
        return along && single(known) ? Optional.of(ascending) : Optional.empty();
    }

    private static boolean single(Map<KeyAttribute, List<Value>> known) {
        return known.values().stream().allMatch(values -> values.size() == 1);
    }

    /** A query, and which conditions hold for what it reads first. */
    private record Query(
            Keys keys,
            Map<KeyAttribute, List<Value>> known,
            Optional<KeyAttribute> next,
            Possible.Range range,
            boolean ascending) {

        /** Whether the items that fulfil all conditions come before those that do not. */
        boolean exact(List<Conjunct> conjuncts) {
            return conjuncts.stream()
                    .allMatch(conjunct -> conjunct.exact()
                            && conjunct.filter() instanceof Filter.Test(var condition)
                            && first(condition));
        }

        private boolean first(Condition condition) {
            return switch (condition.operator()) {
                case EXISTS ->
                    keys.schema()
                            .attributes()
                            .anyMatch(key -> condition.attribute().equals(Words.path(key.name())));
                case EQ, IN -> known.keySet().stream().anyMatch(key -> Possible.about(condition, key));
                default ->
                    next.filter(key -> Possible.about(condition, key)).isPresent()
                            && (range.implies(condition) || single(known) && ends(condition.operator()));
            };
        }

        /** Whether items that fulfil such a condition come before those that do not. */
        private boolean ends(Operator operator) {
            return ascending
                    ? operator == Operator.LT || operator == Operator.LTE
                    : operator == Operator.GT || operator == Operator.GTE;
        }
    }
}
