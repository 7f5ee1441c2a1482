// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the commit needs of the sets that are being written. */
public interface Ledger {

    /** The most changes whose outcomes are recorded at once. */
    int MOST_AT_ONCE = 100;

    /** The sets with the status COMMITTING, oldest first. */
    List<Header> committing();

    /** One set, whatever its status. */
    Optional<Header> find(String set);

    /**
     * What of the decision about a set is not written yet, by number: of all changes, or of the one decided on, those
     * that are PENDING and that nobody rejected. Shrinks as outcomes are recorded.
     */
    List<Planned.Sketch> waiting(String set);

    /** Some changes with their images, in the order of the numbers: take what fits into one transaction. */
    List<Planned> load(String set, List<Integer> numbers);

    /**
     * Records what became of changes: all or none of it lasts when this returns. May be repeated.
     *
     * @param outcomes by number, at most {@link #MOST_AT_ONCE}
     */
    void record(String set, Map<Integer, Outcome> outcomes);

    /**
     * Ends the commit. The status becomes what the outcomes say: COMMITTED, PARTIAL, CONFLICT; SUBMITTED if nothing
     * is written, or may be, and nothing is in conflict.
     */
    Header finish(String set);

    /**
     * The same for a commit that ended early for a reason that is no single item's.
     *
     * @param trouble a sentence for people, kept where they see it with the set
     */
    Header finish(String set, String trouble);

    /** What became of a change. */
    sealed interface Outcome {

        /** It is written: the item is now the planned result. */
        record Committed() implements Outcome {}

        /** The item is not what was expected, but this. Nothing was written. */
        record Conflicting(Optional<Map<String, Value>> now) implements Outcome {}

        /** DynamoDB does not take it. Nothing was written. */
        record Failed(String sentence) implements Outcome {}

        /** It may be written or not: DynamoDB did not say, and the item could not be looked at. */
        record Unknown(String sentence) implements Outcome {}
    }
}
