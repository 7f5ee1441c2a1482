// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.staging.set.Ledger.Outcome;
import java.util.List;
import java.util.Map;

/** What became of a transaction: for certain, but where it says otherwise. */
sealed interface Verdict {

    /** It is written. */
    record Written() implements Verdict {}

    /** It is not written, and may be sent again with another token. */
    record Again(String why) implements Verdict {}

    /**
     * It is not written, or only in the eyes of its items, and the commit ends.
     *
     * @param outcomes of those changes that there is something to say of
     * @param trouble why, for a reason that is no single item's; empty if it is theirs
     */
    record Ended(Map<Integer, Outcome> outcomes, String trouble) implements Verdict {}

    /** It cannot be known whether these changes are written, and the commit ends. */
    record Unknown(List<Integer> numbers) implements Verdict {
        public Unknown {
            numbers = List.copyOf(numbers);
        }

        /** What people have to know about each of them. */
        static final String SENTENCE =
                "DynamoDB did not say whether it wrote this, and the item could not be looked at since.";

        /** What they have to know about the set. */
        String trouble() {
            return "It is not known of " + numbers.size() + (numbers.size() == 1 ? " change" : " changes")
                    + " whether DynamoDB wrote them: it gave no answer, and the items could not be looked at. Check"
                    + " them when the profile can be read again.";
        }
    }
}
