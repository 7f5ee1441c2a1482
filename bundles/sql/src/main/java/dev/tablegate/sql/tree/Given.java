// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a query gives to the query that reads from it.
 *
 * @param columns the names of its columns in lower case, if they are known
 * @param passage the attributes that it passes on
 */
record Given(Optional<Set<String>> columns, Passage passage) {

    static final Given NOTHING_KNOWN = of(Optional.empty());

    /** Columns that are made anew. */
    static Given of(Optional<Set<String>> columns) {
        return new Given(columns, Passage.NONE);
    }

    /** Some columns have new names, from the left. Which old ones went is not known, and does not matter. */
    Given renamed(List<String> aliases) {
        if (aliases.isEmpty()) {
            return this;
        }
        return of(columns.map(known -> {
            var all = new LinkedHashSet<>(known);
            all.addAll(aliases);
            return all;
        }));
    }

    /** The same, read at several places: what one of them wants says nothing of the others. */
    Given shared() {
        return new Given(columns, passage.whole());
    }
}
