// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Plan.Cost;
import java.util.Comparator;
import java.util.Optional;

/**
 * A way to read a table.
 *
 * @param reading how
 * @param access the same for people
 * @param index the index that is read
 * @param key the conditions on the key, in words
 * @param filter the conditions that DynamoDB applies after reading, in words
 * @param parallel how many parts are read at the same time
 * @param cost about what it costs
 */
record Choice(
        Reading reading,
        Plan.Access access,
        Optional<String> index,
        Optional<String> key,
        Optional<String> filter,
        int parallel,
        Cost cost) {

    boolean scans() {
        return access == Plan.Access.SCAN;
    }

    /** Cheaper first; of equals the one with fewer items, then the one that reads the table itself. */
    static final Comparator<Choice> CHEAPEST = Comparator.comparingDouble(
                    (Choice choice) -> choice.cost().readUnits())
            .thenComparingLong(choice -> choice.cost().items())
            .thenComparing(choice -> choice.index().isPresent());
}
