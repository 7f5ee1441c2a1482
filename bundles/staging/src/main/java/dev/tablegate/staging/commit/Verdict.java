// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.staging.set.Ledger.Outcome;
import java.util.Map;

/** What became of a transaction, for certain. */
sealed interface Verdict {

    /** It is written. */
    record Written() implements Verdict {}

    /** It is not written, and may be sent again with another token. */
    record Again(String why) implements Verdict {}

    /**
     * It is not written, or not known to be, and the commit ends.
     *
     * @param outcomes of those changes that there is something to say of
     * @param trouble why, for a reason that is no single item's; empty if it is theirs
     */
    record Ended(Map<Integer, Outcome> outcomes, String trouble) implements Verdict {}
}
