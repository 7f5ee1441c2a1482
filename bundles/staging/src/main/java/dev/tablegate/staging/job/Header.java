// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.staging.Job;
import dev.tablegate.api.staging.Job.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job as it is kept: what was proposed, and what was decided.
 *
 * @param id random
 * @param origin who proposed it, and where
 * @param rule what is done to which items
 * @param reason why
 * @param trial what it would do, without the sample
 * @param digest stands for the rule, its sample and where it leads
 * @param approvals who approved it, oldest first
 * @param perSecond the most items written in a second
 * @param status how far it is
 * @param created when it was proposed
 * @param ended when it ended
 * @param alone whether a person had it run after its connection had ended
 */
record Header(
        String id,
        Origin origin,
        StoredRule rule,
        String reason,
        Tried trial,
        String digest,
        List<Approval> approvals,
        int perSecond,
        Status status,
        Instant created,
        Optional<Instant> ended,
        boolean alone) {

    Header {
        approvals = List.copyOf(approvals);
    }

    /**
     * Who proposed a job, and where.
     *
     * @param connection id of the connection
     * @param client what people call it
     * @param owner the person who approved it
     * @param profile slug of its profile
     * @param target what the profile pointed at
     * @param undoes the job that this one undoes
     */
    record Origin(
            String connection, String client, String owner, String profile, String target, Optional<String> undoes) {}

    /** What a rule would do. */
    record Tried(long matched, long changed, boolean complete, List<String> problems) {}

    /** Somebody approved it. */
    record Approval(String person, Instant at) {}

    Header with(Status now) {
        return new Header(id, origin, rule, reason, trial, digest, approvals, perSecond, now, created, ended, alone);
    }

    Header ended(Status now, Instant at) {
        return new Header(
                id, origin, rule, reason, trial, digest, approvals, perSecond, now, created, Optional.of(at), alone);
    }

    Header approved(List<Approval> all, int rate, Status now) {
        return new Header(id, origin, rule, reason, trial, digest, all, rate, now, created, ended, alone);
    }

    /** A person has it run, with or without its connection. */
    Header running(boolean without) {
        return new Header(
                id, origin, rule, reason, trial, digest, approvals, perSecond, Status.RUNNING, created, ended, without);
    }

    /** How far it is at that time. */
    Status statusAt(Instant now) {
        return status == Status.PROPOSED && !now.isBefore(created.plus(Job.PENDING)) ? Status.EXPIRED : status;
    }

    /** When something about it changed last; while it runs, that is always now. */
    Instant updatedAt(Instant now) {
        return switch (statusAt(now)) {
            case PROPOSED -> approvals.isEmpty() ? created : approvals.getLast().at();
            case RUNNING, PAUSED -> now;
            case EXPIRED -> created.plus(Job.PENDING);
            case DONE, CANCELLED, FAILED -> ended.orElse(now);
        };
    }

    boolean pendingAt(Instant now) {
        return switch (statusAt(now)) {
            case PROPOSED, RUNNING, PAUSED -> true;
            case DONE, CANCELLED, FAILED, EXPIRED -> false;
        };
    }
}
