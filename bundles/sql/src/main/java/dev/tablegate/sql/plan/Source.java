// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.sql.entity.EntityTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param entity the entity that is read; empty for a table or snapshot
 * @param described the same in words, with its estimate
 */
public record Source(
        String name,
        Reading reading,
        Set<String> attributes,
        Set<String> named,
        Set<String> guessed,
        Optional<EntityTable> entity,
        Plan.Read described) {

    public Source {
        attributes = new LinkedHashSet<>(attributes);
        named = new LinkedHashSet<>(named);
        guessed = Set.copyOf(guessed);
    }

    /** The attributes that are asked for; empty for all. */
    public Set<String> fetched() {
        return attributes.isEmpty()
                ? attributes
                : entity.<Set<String>>map(one -> one.fetched(attributes)).orElse(attributes);
    }

    /** What the statement sees of items that were read. */
    public List<Map<String, Value>> seen(List<Map<String, Value>> items) {
        return entity.map(one -> one.items(items)).orElse(items);
    }

    /** A source that names what it fetches. */
    public Source(String name, Reading reading, Set<String> attributes, Plan.Read described) {
        this(name, reading, attributes, attributes, Set.of(), Optional.empty(), described);
    }
}
