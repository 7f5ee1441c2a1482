// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.staging;

import dev.tablegate.api.staging.ChangeSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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
 * @param unknown of how many changes DynamoDB did not say whether it wrote them
 * @param commits what people, or the policy, decided to have written; the latest ones, oldest first
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
        int done,
        int unknown,
        List<Commit> commits) {

    public Review {
        tables = Map.copyOf(tables);
        approvals = List.copyOf(approvals);
        commits = List.copyOf(commits);
    }

    /** Somebody approved what the set would write. */
    public record Approval(String person, Instant at) {}

    /**
     * Somebody had it written.
     *
     * @param person who; empty if the profile's policy wants nobody
     * @param at when
     * @param change only this one; empty for all that was left
     * @param approvals who approved it before
     * @param stop who stopped it; empty if nobody did
     */
    public record Commit(
            Optional<String> person, Instant at, OptionalInt change, List<Approval> approvals, Optional<Stop> stop) {
        public Commit {
            approvals = List.copyOf(approvals);
        }
    }

    /** Somebody had a commit send nothing more. */
    public record Stop(String person, Instant at) {}
}
