// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.staging.Job;
import dev.tablegate.host.staging.Review;
import java.util.Map;
import java.util.stream.Collectors;

/** How far sets and jobs are, in words. */
public final class States {

    private States() {}

    /** How far a set is. */
    public static String of(Review review) {
        return switch (review.set().status()) {
            case OPEN -> "open: the client may still add to it";
            case SUBMITTED -> "waits for a review";
            case COMMITTING ->
                stopping(review) ? "is being stopped: what became of it is being found out" : "is being written";
            case COMMITTED -> "committed";
            case PARTIAL ->
                review.unknown() > 0
                        ? "not known: DynamoDB did not say of all changes whether it wrote them"
                        : "written in part: the rest still waits";
            case CONFLICT -> "conflict: nothing was written, items were changed meanwhile";
            case DISCARDED -> "discarded";
            case EXPIRED -> "expired: nobody committed it in time";
        };
    }

    /** Whether somebody stopped the commit that is under way. */
    static boolean stopping(Review review) {
        return !review.commits().isEmpty() && review.commits().getLast().stop().isPresent();
    }

    /** Who had it written. */
    public static String person(Review.Commit commit) {
        return commit.person().orElse("nobody, because the profile wants nobody's approval");
    }

    /** What a set is for, with nothing hidden. */
    public static String summary(Review review) {
        return Visible.prose(review.set().summary());
    }

    /** How many people approved, of how many. */
    public static String approvals(Review review) {
        return switch (review.approvers()) {
            case 0 -> "needs nobody's approval";
            case 1 -> "needs one person";
            default -> review.approvals().size() + " of " + review.approvers() + " people";
        };
    }

    /** How many changes each table has. */
    public static String tables(Review review) {
        return review.tables().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(table -> Visible.name(table.getKey()) + ": " + table.getValue())
                .collect(Collectors.joining(", "));
    }

    /** How far a job is. */
    public static String of(Job.Status status) {
        return switch (status) {
            case PROPOSED -> "waits for a decision";
            case RUNNING -> "runs";
            case PAUSED -> "paused";
            case DONE -> "done";
            case CANCELLED -> "cancelled: what was changed until then stays";
            case FAILED -> "cannot go on";
            case EXPIRED -> "expired: nobody decided in time";
        };
    }
}
