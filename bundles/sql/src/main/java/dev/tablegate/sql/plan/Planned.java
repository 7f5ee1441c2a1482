// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.sql.Plan;
import java.util.List;

/**
 * A statement that was checked, and how it is run.
 *
 * @param sql what the engine runs: written from the tree that was checked, its tables named as the sources are
 * @param sources what is read, in the order of reading; a source that is bound by another stands behind it
 * @param plan what it would cost, and what would make it cheaper
 */
public record Planned(String sql, List<Source> sources, Plan plan) {

    public Planned {
        sources = List.copyOf(sources);
    }
}
