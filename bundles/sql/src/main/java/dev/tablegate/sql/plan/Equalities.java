// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.sql.tree.Conjunct;
import dev.tablegate.sql.tree.Link;
import dev.tablegate.sql.tree.Occurrence;
import dev.tablegate.sql.tree.Statement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries known values over equalities between keys: {@code o.userId = u.userId and u.userId = 'x'} tells of both. Only
 * between key attributes of one type, because the engine converts where types differ.
 */
final class Equalities {

    // One IN of DynamoDB.
    private static final int MOST_VALUES = 100;

    private final KnownTables tables;
    private final Map<Occurrence, List<Conjunct>> conjuncts = new IdentityHashMap<>();

    Equalities(Statement statement, KnownTables tables) {
        this.tables = tables;
        statement.occurrences().forEach(one -> conjuncts.put(one, new ArrayList<>(one.conjuncts())));
        // A value goes at most from the first table to the last.
        for (int round = 1; round < statement.occurrences().size(); round++) {
            statement.links().forEach(this::carry);
        }
    }

    /** What the statement says of the table, here or elsewhere. */
    List<Conjunct> conjuncts(Occurrence occurrence) {
        return conjuncts.getOrDefault(occurrence, List.of());
    }

    private void carry(Link link) {
        if (link.by().snapshot() || link.bound().snapshot()) {
            return;
        }
        var from = key(link.by(), link.from());
        var to = key(link.bound(), link.attribute());
        if (from.isEmpty() || to.isEmpty() || !from.get().type().equals(to.get().type())) {
            return;
        }
        new Possible(conjuncts(link.by()))
                .values(from.get())
                .filter(values -> !values.isEmpty() && values.size() <= MOST_VALUES)
                .map(values -> new Filter.Test(new Condition(Words.path(link.attribute()), Operator.IN, values)))
                .map(filter -> new Conjunct(filter, true))
                .filter(conjunct -> !conjuncts(link.bound()).contains(conjunct))
                .ifPresent(conjunct -> conjuncts
                        .computeIfAbsent(link.bound(), one -> new ArrayList<>())
                        .add(conjunct));
    }

    private Optional<KeyAttribute> key(Occurrence occurrence, String attribute) {
        return occurrence
                .entity()
                .flatMap(entity -> entity.type(attribute))
                .or(() ->
                        Optional.ofNullable(Keys.types(tables.table(occurrence)).get(attribute)))
                .map(type -> new KeyAttribute(attribute, type));
    }
}
