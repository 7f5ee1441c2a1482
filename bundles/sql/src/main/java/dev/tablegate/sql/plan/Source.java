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
 * @param attributes the top-level attributes that the statement uses, as it writes them; empty for all
 * @param described the same in words, with its estimate
 */
public record Source(String name, Reading reading, Set<String> attributes, Plan.Read described) {

    public Source {
        attributes = new LinkedHashSet<>(attributes);
    }
}
