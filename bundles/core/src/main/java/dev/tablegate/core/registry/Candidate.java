// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

import java.util.Comparator;

/** A checked offer that stands for its name. */
record Candidate<C>(String name, long id, int ranking, Origin origin, C content, Gate gate) {

    /** As the framework ranks services: the higher ranking, then the older one. */
    static final Comparator<Candidate<?>> BEST_FIRST =
            Comparator.<Candidate<?>>comparingInt(Candidate::ranking).reversed().thenComparingLong(Candidate::id);
}
