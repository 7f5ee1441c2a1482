// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import java.util.List;
import java.util.Optional;

/**
 * What a page shows of some content.
 *
 * @param estimate what it would read and cost; empty if it cannot be looked at
 * @param word whether the person has to say so before it is read
 * @param grid the rows; empty as long as they were not read
 * @param drawing the rows drawn, if that was asked for
 * @param plan how a statement did read
 * @param links where the pages around this one are
 * @param problem why it is not shown; empty if nothing stands against it
 */
public record Reading(
        Optional<Estimate> estimate,
        boolean word,
        Optional<Grid> grid,
        Optional<Drawing> drawing,
        List<String> plan,
        Links links,
        String problem) {

    public Reading {
        plan = List.copyOf(plan);
    }

    /**
     * Pages around one.
     *
     * @param first the first page
     * @param previous the page before; empty on the first
     * @param again whether the page before has to be asked for anew
     * @param next the page behind; empty at the end
     */
    public record Links(String first, String previous, boolean again, String next) {}

    static Reading refused(Fields fields, String problem) {
        return new Reading(
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new Links(fields.first().link(), "", false, ""),
                problem);
    }

    Reading drawn(Optional<Drawing> chart) {
        return new Reading(estimate, word, grid, chart, plan, links, problem);
    }

    Reading with(String other) {
        return new Reading(estimate, word, grid, drawing, plan, links, other);
    }
}
