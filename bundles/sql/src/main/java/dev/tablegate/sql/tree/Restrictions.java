// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Hands what conditions say to the tables that may leave rows out for it. */
final class Restrictions {

    private final Conditions conditions;
    private final List<Link> links = new ArrayList<>();

    Restrictions(Conditions conditions) {
        this.conditions = conditions;
    }

    List<Link> links() {
        return links;
    }

    /** What WHERE says: it holds for all tables of its SELECT. */
    void where(JsonNode condition, Set<Occurrence> tables) {
        on(condition, tables);
    }

    /** What ON says: it holds for the tables of those sides whose other rows do not matter. */
    void on(JsonNode condition, Set<Occurrence> tables) {
        Conditions.parts(condition).forEach(part -> {
            conditions.read(part).stream()
                    .filter(said -> free(said.of(), tables))
                    .forEach(said -> said.of().add(new Conjunct(said.filter(), said.exact())));
            conditions
                    .equality(part)
                    .ifPresent(pair -> equal(
                            pair.left(),
                            pair.right(),
                            tables.contains(pair.left().of()),
                            tables.contains(pair.right().of())));
            conditions
                    .membership(part)
                    .ifPresent(pair -> equal(
                            pair.left(),
                            pair.right(),
                            tables.contains(pair.left().of()),
                            false));
        });
    }

    /** Notes that two columns are equal, and for which of both tables other rows do not matter. */
    void equal(Column left, Column right, boolean restrictsLeft, boolean restrictsRight) {
        if (!left.whole() || !right.whole() || left.of() == right.of()) {
            return;
        }
        if (restrictsLeft && !left.of().keptWhole()) {
            links.add(new Link(left.of(), left.name(), right.of(), right.name()));
        }
        if (restrictsRight && !right.of().keptWhole()) {
            links.add(new Link(right.of(), right.name(), left.of(), left.name()));
        }
    }

    private static boolean free(Occurrence table, Set<Occurrence> tables) {
        return tables.contains(table) && !table.keptWhole();
    }
}
