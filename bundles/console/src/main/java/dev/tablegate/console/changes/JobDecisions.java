// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.staging.Job;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.staging.Jobs;

/** Does what the forms about a bulk update ask for. */
final class JobDecisions {

    private static final int FASTEST = 1_000;

    private final Jobs jobs;
    private final Profiles profiles;

    JobDecisions(Jobs jobs, Profiles profiles) {
        this.jobs = jobs;
        this.profiles = profiles;
    }

    /**
     * Decides.
     *
     * @throws IllegalArgumentException with a sentence that says why not
     */
    Decided decide(Wish wish, String person) {
        Jobs.Shown shown = jobs.find(wish.of())
                .orElseThrow(() -> new IllegalArgumentException("There is no such bulk update any more."));
        if (!wish.digest().equals(shown.digest())) {
            throw new IllegalArgumentException("The bulk update has changed since the page showed it, so nothing was"
                    + " done. This is how it is now: look at it again.");
        }
        return switch (wish.action()) {
            case "approve" -> approve(wish, shown, person);
            case "pause" -> {
                jobs.pause(wish.of(), person);
                yield Decided.that("Paused. What is written stays.");
            }
            case "resume" -> {
                jobs.resume(wish.of(), person);
                yield Decided.that("It goes on.");
            }
            case "cancel" -> cancel(wish, shown, person);
            case "undo" ->
                new Decided(
                        "Nothing is written yet.",
                        Above.made(
                                "The undo is a bulk update of its own, to be approved like any other.",
                                link(jobs.undo(wish.of(), person))));
            default -> throw new IllegalArgumentException("The form does not say what to do. Open the page again.");
        };
    }

    static String link(String job) {
        return "tablegate-jobs?job=" + job;
    }

    private Decided approve(Wish wish, Jobs.Shown shown, String person) {
        int rate = rate(wish.rate());
        String slug = shown.job().profile();
        if (profiles.find(slug).map(Profile::production).orElse(true)) {
            var step = new Step(
                    "Change many items in production?",
                    "Up to " + shown.job().trial().changed() + " items or more of " + slug + " are changed, at most "
                            + rate + " a second.",
                    slug,
                    "Approve",
                    wish.action(),
                    wish.fields(),
                    link(wish.of()));
            if (!step.agreed(wish.typed())) {
                return Decided.first(step);
            }
        }
        jobs.approve(wish.of(), wish.digest(), rate, person);
        return Decided.that("Approved, as it is shown here.");
    }

    private Decided cancel(Wish wish, Jobs.Shown shown, String person) {
        boolean begun = shown.job().status() != Job.Status.PROPOSED;
        var step = new Step(
                "End this bulk update?",
                begun
                        ? "It stops for good. What it changed until now stays; you can undo that afterwards."
                        : "It is given up.",
                "",
                "End it",
                wish.action(),
                wish.fields(),
                link(wish.of()));
        if (!step.agreed(wish.typed())) {
            return Decided.first(step);
        }
        jobs.cancel(wish.of(), person);
        return Decided.that("Ended. What it changed until then stays.");
    }

    private static int rate(String typed) {
        if (!typed.matches("[0-9]{1,4}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > FASTEST) {
            throw new IllegalArgumentException("Choose between 1 and " + FASTEST + " items a second.");
        }
        return Integer.parseInt(typed);
    }
}
