// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.api.staging.Job;

/** The sentences that tell an agent where its changes are. */
final class Notes {

    static final String STAGED = "Staged; nothing is written. A person reviews it and commits. Call submit_changes when"
            + " everything is staged.";
    static final String NO_CHANGE = "The item is so already: nothing is staged, nothing is written.";

    private Notes() {}

    /** What the status of a set means for whoever staged it. */
    static String of(ChangeSet set) {
        return switch (set.status()) {
            case OPEN -> STAGED;
            case SUBMITTED -> "Submitted; nothing is written until a person commits it on the review page.";
            case COMMITTING -> "It is being written.";
            case COMMITTED -> "It is written, but for what people rejected.";
            case PARTIAL -> "A part is written, or may be; the outcome of each change says which.";
            case CONFLICT -> "Nothing is written: items were changed meanwhile. People decide on the review page.";
            case DISCARDED -> "Discarded; what was not written never will be.";
            case EXPIRED -> "Expired: nobody committed it in time. Stage it again if it is still wanted.";
        };
    }

    /** What else there is to say of a change. */
    static String of(Change change) {
        return change.outcome() == Change.Outcome.UNKNOWN
                ? change.note() + " Compare get_item with this; a person can have it checked on the review page."
                : change.note();
    }

    /** What the status of a job means for whoever proposed it. */
    static String of(Job job) {
        return switch (job.status()) {
            case PROPOSED -> "Proposed; nothing is written until a person approves the rule on the review page.";
            case RUNNING -> "Approved; it is being written.";
            case PAUSED -> "Paused; what was written stays. If no person did it, the note of the progress says why.";
            case DONE -> "Everything was looked at.";
            case CANCELLED -> "Cancelled; what was written until then stays.";
            case FAILED -> "It could not go on; the note of the progress says why.";
            case EXPIRED -> "Expired: nobody approved it in time. Propose it again if it is still wanted.";
        };
    }
}
