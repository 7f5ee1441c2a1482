// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Job.Status;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.staging.Jobs.Shown;
import dev.tablegate.host.staging.Review;
import java.util.List;
import java.util.Optional;

/**
 * A bulk update as a page shows it.
 *
 * @param shown the job
 * @param profile its profile; empty if that is gone
 * @param person who looks at it
 */
public record JobView(Shown shown, Optional<Profile> profile, String person) {

    private static final int SAMPLE = 20;
    private static final int USUAL_RATE = 50;

    /** A change of the sample. */
    public record Sampled(Change change, String key, Diff diff) {}

    /** How far it is, in words. */
    public String state() {
        return States.of(status());
    }

    /** What it is for, with nothing hidden. */
    public String reason() {
        return Visible.prose(shown.job().reason());
    }

    /** Which items it is about. */
    public String items() {
        return shown.undoes().isEmpty()
                ? Words.items(shown.job().rule())
                : "The items of the table " + Visible.name(shown.job().rule().table())
                        + " that an earlier bulk update changed, and nobody since.";
    }

    /** What is done to each of them. */
    public String update() {
        return Words.expression(shown.job().rule().update());
    }

    /** Some of what it would do. */
    public List<Sampled> sample() {
        return shown.job().trial().sample().stream()
                .limit(SAMPLE)
                .map(change ->
                        new Sampled(change, Words.key(change.key()), Diff.of(change, Optional.empty(), Room.among())))
                .toList();
    }

    /** Whether a person still has to decide. */
    public boolean proposed() {
        return status() == Status.PROPOSED;
    }

    /** Whether it writes now. */
    public boolean running() {
        return status() == Status.RUNNING;
    }

    /** Whether it goes on when somebody says so. */
    public boolean paused() {
        return status() == Status.PAUSED;
    }

    /** Whether it can be ended. */
    public boolean endable() {
        return proposed() || running() || paused();
    }

    /** Whether there is something to take back, and nothing more comes. */
    public boolean undoable() {
        return !endable() && shown.job().progress().changed() > 0;
    }

    /** Whether this person can approve it now. */
    public boolean approvable() {
        boolean again =
                shown.approvals().stream().anyMatch(given -> given.person().equals(person));
        return proposed() && !again && (shown.approvals().isEmpty() || !person.equals(shown.owner()));
    }

    /** What is needed, in words. */
    public String needs() {
        if (!proposed()) {
            return "";
        }
        String given = shown.approvals().isEmpty()
                ? ""
                : " Approved by "
                        + String.join(
                                ", ",
                                shown.approvals().stream()
                                        .map(Review.Approval::person)
                                        .toList()) + ".";
        return shown.approvers() < 2
                ? "One person is needed: it runs once somebody approves it." + given
                : "Two people are needed. The second is somebody else than the first and " + shown.owner()
                        + ", who connected the client." + given;
    }

    /** How many items were looked at, as far as it is known how many there are. */
    public long looked() {
        var progress = shown.job().progress();
        return progress.changed() + progress.unchanged() + progress.conflicts() + progress.failed();
    }

    /** How many items there are to look at. */
    public long all() {
        return Math.max(shown.job().trial().matched(), looked());
    }

    /** The rate that the form proposes. */
    public int rate() {
        return shown.perSecond() > 0 ? shown.perSecond() : USUAL_RATE;
    }

    private Status status() {
        return shown.job().status();
    }
}
