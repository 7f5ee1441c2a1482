// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.sql.Plan;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One table of a statement, as often as it occurs there.
 *
 * @param name what the engine calls it: {@code t0}
 * @param reading how its items are read
 * @param attributes the top-level attributes that are fetched, as the statement writes them; empty for all
 * @param named the top-level attributes that the statement names, with which it fetches all others or not: each of them
 *     is a column, also if no item has it
 * @param guessed those of them that a table around a sub-query could be meant to have
 * @param described the same in words, with its estimate
 */
public record Source(
        String name,
        Reading reading,
        Set<String> attributes,
        Set<String> named,
        Set<String> guessed,
        Plan.Read described) {

    public Source {
        attributes = new LinkedHashSet<>(attributes);
        named = new LinkedHashSet<>(named);
        guessed = Set.copyOf(guessed);
    }

    /** A source that names what it fetches. */
    public Source(String name, Reading reading, Set<String> attributes, Plan.Read described) {
        this(name, reading, attributes, attributes, Set.of(), described);
    }
}
