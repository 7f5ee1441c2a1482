// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/** The hash-chained record of what was asked, allowed and refused. Nothing is granted or changed without it. */
@ProviderType
public interface Audit {

    /**
     * Records an event and returns once it lasts. Grants, commits and administration are recorded before they take
     * effect.
     *
     * @throws AuditFailure if it cannot be recorded; what it is about must not happen then
     */
    void record(Event event);

    /**
     * Records an event in its order, and lets it last within a second: for reads, which nobody can undo by a crash.
     *
     * @throws AuditFailure if the record cannot be written now
     */
    void note(Event event);

    /**
     * Lines of the record, newest first.
     *
     * @param before the number of the line to begin below; empty to begin with the newest
     * @param limit how many, 1 to 1,000
     */
    List<Line> lines(OptionalLong before, int limit);

    /** Checks the whole chain, as it stands on disk. */
    Verification verify();

    /**
     * A line as it stands on disk.
     *
     * @param number its place in the chain, from 1 on
     * @param json one JSON object on one line
     */
    record Line(long number, String json) {}

    /**
     * What a check of the chain found.
     *
     * @param lines how many lines are in order, from the first on
     * @param problem where and how the chain is broken; empty if it is whole
     */
    record Verification(long lines, Optional<String> problem) {}
}
