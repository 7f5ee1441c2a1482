// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.staging;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Everything a person does with staged changes. Whoever calls vouches for the person's name and role. Every decision is
 * recorded before it takes effect. Refusals are {@link IllegalArgumentException}s with a sentence for the person.
 */
@ProviderType
public interface Reviews {

    /** The topic of the event that is sent when a set or a job came, changed or went. Property {@code id}: which one. */
    String CHANGED = "dev/tablegate/staging/CHANGED";

    /**
     * Sets of all connections, newest first.
     *
     * @param pending those that can still be written, or those that are done with
     * @param limit how many, 1 to 1,000
     */
    List<Review> list(boolean pending, int limit);

    /** One set; empty if there is none of that id. */
    Optional<Review> find(String set);

    /**
     * Changes of a set, by number.
     *
     * @param wanted which of them
     */
    Listing changes(String set, Wanted wanted);

    /**
     * Reads the items of some changes anew, and marks those in conflict whose items are not what they were.
     *
     * @return the items as they are now, by number of the change; empty where there is none
     */
    Map<Integer, Optional<Map<String, Value>>> refresh(String set, List<Integer> changes);

    /** Takes a change out of the set, or an attribute out of a change; or back in. Voids approvals. */
    void reject(String set, int change, Optional<String> attribute, boolean rejected, String person);

    /**
     * Stages a change in conflict anew upon the item as it is now, with the same writes. Voids approvals.
     *
     * @throws IllegalArgumentException also if a condition does not hold any more
     */
    void rebase(String set, int change, String person);

    /** Says something that the agent and other people see. */
    void comment(String set, String text, String person);

    /**
     * Approves what the page showed. The commit needs as many people as the profile's policy says.
     *
     * @param digest of the set as the page showed it
     */
    void approve(String set, String digest, String person);

    /**
     * Begins to write what the page showed; goes on after this returns, and over restarts.
     *
     * @param change only this one; empty for all
     * @param digest of the set as the page showed it
     */
    void commit(String set, OptionalInt change, String digest, String person);

    /**
     * Stops a commit that is under way. Nothing more is sent; of what was sent last the items tell whether it was
     * written, or else it is called unknown. Goes on after this returns, and over restarts.
     */
    void stop(String set, String person);

    /**
     * Finds out by the items what became of the changes that are called unknown.
     *
     * @return what is known of them now, by number
     */
    Map<Integer, Change.Outcome> recheck(String set, String person);

    /** Gives up what is not written yet. */
    void discard(String set, String person);

    /**
     * Stages the inverse of what a set wrote, upon the items as the commit left them.
     *
     * @return id of the new set, to be reviewed like any other
     */
    String undo(String set, String person);

    /** Runs a set against a throw-away local copy of the items that it touches. */
    Rehearsal rehearse(String set, String person);

    /**
     * Which changes are wanted.
     *
     * @param table of this table only
     * @param text whose key, or whose reason, contains this; empty for any
     * @param conflicts only those in conflict
     * @param from the first number wanted
     * @param limit how many, 1 to 1,000
     */
    record Wanted(Optional<String> table, String text, boolean conflicts, int from, int limit) {}

    /**
     * Changes that were wanted.
     *
     * @param next the number to go on with; empty at the end
     */
    record Listing(List<Change> changes, OptionalInt next) {
        public Listing {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What came of a rehearsal.
     *
     * @param written whether every transaction would be written
     * @param steps one for each change that would be written
     */
    record Rehearsal(boolean written, List<Step> steps) {
        public Rehearsal {
            steps = List.copyOf(steps);
        }

        /**
         * One change.
         *
         * @param change its number
         * @param problem why it was refused; empty if it was not
         * @param after the item as the rehearsal left it
         */
        public record Step(int change, String problem, Optional<Map<String, Value>> after) {}
    }
}
