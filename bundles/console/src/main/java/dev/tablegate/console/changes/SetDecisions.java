// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.staging.Review;
import dev.tablegate.host.staging.Reviews;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Does what the forms about a set ask for. */
final class SetDecisions {

    private static final int LONGEST_COMMENT = 2_000;

    private final Reviews reviews;
    private final Profiles profiles;
    private final Rehearsing rehearsing;

    SetDecisions(Reviews reviews, Profiles profiles) {
        this.reviews = reviews;
        this.profiles = profiles;
        this.rehearsing = new Rehearsing(reviews);
    }

    /**
     * Decides.
     *
     * @throws IllegalArgumentException with a sentence that says why not
     */
    Decided decide(Wish wish, String person) {
        Review review = reviews.find(wish.of())
                .orElseThrow(() -> new IllegalArgumentException("There is no such set any more."));
        if (wish.action().equals("comment")) {
            return comment(wish, person);
        }
        // Neither writes anything, and what is being written changes all the time.
        if (wish.action().equals("stop")) {
            return stop(wish, person);
        }
        if (wish.action().equals("recheck")) {
            return recheck(wish, person);
        }
        if (!wish.digest().equals(review.digest())) {
            throw new IllegalArgumentException("The set has changed since the page showed it, so nothing was done. This"
                    + " is how it is now: look at it again.");
        }
        return switch (wish.action()) {
            case "reject" -> reject(wish, true, person);
            case "restore" -> reject(wish, false, person);
            case "rebase" -> {
                reviews.rebase(wish.of(), wish.change(), person);
                yield Decided.that("Staged anew upon the item as it is now. Look at it before you commit it.");
            }
            case "rehearse" ->
                new Decided("Rehearsed on a copy. Nothing was written.", Above.of(rehearsing.run(wish.of(), person)));
            case "undo" -> undo(wish, person);
            case "approve", "commit", "discard" -> settle(wish, review, person);
            default -> throw new IllegalArgumentException("The form does not say what to do. Open the page again.");
        };
    }

    private Decided comment(Wish wish, String person) {
        String text = wish.typed().map(String::strip).orElse("");
        if (text.isEmpty() || text.length() > LONGEST_COMMENT) {
            throw new IllegalArgumentException("A comment has 1 to " + LONGEST_COMMENT + " characters.");
        }
        reviews.comment(wish.of(), text, person);
        return Decided.that("Said. The agent and other people see it.");
    }

    private Decided stop(Wish wish, String person) {
        var step = new Step(
                "Stop this commit?",
                "Nothing more is sent. What is written stays. Whether the changes that were sent last are written is"
                        + " decided by looking at their items. If those cannot be read, it is called not known, and you"
                        + " can check it later.",
                "",
                "Stop it",
                wish.action(),
                wish.fields(),
                link(wish.of()));
        if (!step.agreed(wish.typed())) {
            return Decided.first(step);
        }
        reviews.stop(wish.of(), person);
        return Decided.that("Nothing more is sent. What became of it is being found out; this can take some minutes.");
    }

    private Decided recheck(Wish wish, String person) {
        Collection<Outcome> found = reviews.recheck(wish.of(), person).values();
        return Decided.that("Looked at. Written: " + Collections.frequency(found, Outcome.COMMITTED) + ". Not written: "
                + Collections.frequency(found, Outcome.PENDING) + ". In conflict: "
                + Collections.frequency(found, Outcome.CONFLICT) + ".");
    }

    private Decided reject(Wish wish, boolean rejected, String person) {
        reviews.reject(wish.of(), wish.change(), wish.attribute(), rejected, person);
        String what = wish.attribute().map(Visible::name).orElse("Change " + wish.number());
        if (!rejected) {
            return Decided.that(what + " is in the set again.");
        }
        return Decided.that(
                wish.attribute().isPresent()
                        ? what + " stays as it was. Earlier approvals do not count any more."
                        : what + " is taken out. Earlier approvals do not count any more.");
    }

    private Decided undo(Wish wish, String person) {
        String fresh = reviews.undo(wish.of(), person);
        return new Decided(
                "Nothing is written yet.",
                Above.made("The undo is a set of its own, to be reviewed and committed like any other.", link(fresh)));
    }

    static String link(String set) {
        return new Query(set, "", "", false, 1, List.of(), 0).here();
    }

    /** What cannot be taken back by a click: asked for twice where a mistake would hurt. */
    private Decided settle(Wish wish, Review review, String person) {
        Optional<Step> step = Optional.of(wish)
                .filter(asked -> asked.action().equals("discard") || production(review))
                .map(asked -> step(asked, review));
        if (step.isPresent() && !step.get().agreed(wish.typed())) {
            return Decided.first(step.get());
        }
        return switch (wish.action()) {
            case "approve" -> {
                reviews.approve(wish.of(), wish.digest(), person);
                yield Decided.that("Approved, as it is shown here. Somebody else commits it.");
            }
            case "commit" -> {
                reviews.commit(wish.of(), one(wish), wish.digest(), person);
                yield Decided.that("It is being written. This page shows how far it is.");
            }
            default -> {
                reviews.discard(wish.of(), person);
                yield Decided.that("Discarded. What was not written will not be.");
            }
        };
    }

    private static OptionalInt one(Wish wish) {
        return wish.number() == 0 ? OptionalInt.empty() : OptionalInt.of(wish.number());
    }

    private boolean production(Review review) {
        // A profile that is gone cannot say that it is harmless.
        return profiles.find(review.set().profile()).map(Profile::production).orElse(true);
    }

    private Step step(Wish wish, Review review) {
        String slug = review.set().profile();
        String what = wish.number() == 0 ? "this set" : "change " + wish.number();
        return switch (wish.action()) {
            case "discard" ->
                new Step(
                        "Discard this set?",
                        "What is not written yet is given up. What is written stays.",
                        "",
                        "Discard it",
                        wish.action(),
                        wish.fields(),
                        link(wish.of()));
            case "approve" ->
                new Step(
                        "Approve for production?",
                        "You approve what the page shows, for " + slug + ". A second person commits it.",
                        slug,
                        "Approve",
                        wish.action(),
                        wish.fields(),
                        link(wish.of()));
            default ->
                new Step(
                        "Write to production?",
                        "You are about to write " + what + " to " + slug + ".",
                        slug,
                        "Commit",
                        wish.action(),
                        wish.fields(),
                        link(wish.of()));
        };
    }
}
