// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.host.staging.Review;

/**
 * What a person can do about a set now. The engine decides; this is what a page offers.
 *
 * @param edit whether parts of it can be rejected, or the whole given up
 * @param approve whether they can be the first of two
 * @param commit whether they can have it written
 * @param undo whether there is something to take back
 * @param why what is needed, in words
 */
public record Powers(boolean edit, boolean approve, boolean commit, boolean undo, String why) {

    static Powers of(Review review, String person) {
        Status status = review.set().status();
        boolean undo = review.done() + review.unknown() > 0 && status != Status.COMMITTING;
        if (!status.pending()) {
            return new Powers(false, false, false, undo, "");
        }
        if (review.set().changes() - review.rejected() - review.done() - review.unknown() <= 0) {
            if (review.unknown() > 0) {
                return new Powers(true, false, false, undo, "");
            }
            return new Powers(true, false, false, undo, "Nothing is left to be written. You can discard the set.");
        }
        return review.approvers() < 2
                ? new Powers(true, false, true, undo, one(review.approvers()))
                : two(review, person, undo);
    }

    private static String one(int approvers) {
        return approvers == 0
                ? "This profile wants nobody's approval: what an agent submits is written at once. You can also commit"
                        + " it here."
                : "One person is needed: whoever commits it.";
    }

    private static Powers two(Review review, String person, boolean undo) {
        boolean first =
                review.approvals().stream().anyMatch(given -> given.person().equals(person));
        if (review.approvals().isEmpty()) {
            return new Powers(
                    true,
                    true,
                    false,
                    undo,
                    "Two people are needed. You can approve now; then somebody else" + " than you and " + review.owner()
                            + ", who connected the client, commits it.");
        }
        if (first) {
            return new Powers(
                    true,
                    false,
                    false,
                    undo,
                    "You approved it. Somebody else than you and " + review.owner()
                            + ", who connected the client, has to commit it.");
        }
        return person.equals(review.owner())
                ? new Powers(
                        true,
                        false,
                        false,
                        undo,
                        "It is approved by one person. You connected the client, so"
                                + " somebody else has to commit it.")
                : new Powers(
                        true,
                        false,
                        true,
                        undo,
                        "It is approved by one person. You are the second if you commit" + " it.");
    }
}
