// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.staging;

import dev.tablegate.api.staging.ChangeSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change set as people see it.
 *
 * @param set the set
 * @param connection id of the connection that staged it
 * @param client what people call that connection
 * @param owner the person who approved the connection
 * @param undoes id of the set that this one undoes, if it does
 * @param digest stands for everything that would be written, and is handed back with a decision
 * @param tables how many changes each table has, by name
 * @param rejected how many changes people took out
 * @param conflicts how many changes are in conflict
 * @param approvals who approved what would be written now, oldest first
 * @param approvers how many people the profile's policy wants: 0, 1 or 2
 * @param transactions into how many transactions the commit is split; more than one is not all-or-nothing
 * @param writeUnits write units that the commit is estimated to consume, without indexes
 * @param done how many changes are written
 */
public record Review(
        ChangeSet set,
        String connection,
        String client,
        String owner,
        Optional<String> undoes,
        String digest,
        Map<String, Integer> tables,
        int rejected,
        int conflicts,
        List<Approval> approvals,
        int approvers,
        int transactions,
        double writeUnits,
        int done) {

    public Review {
        tables = Map.copyOf(tables);
        approvals = List.copyOf(approvals);
    }

    /** Somebody approved what the set would write. */
    public record Approval(String person, Instant at) {}
}
