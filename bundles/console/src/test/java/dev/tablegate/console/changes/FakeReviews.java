// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.host.staging.Review;
import dev.tablegate.host.staging.Reviews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** One set, and what was asked about it. */
final class FakeReviews implements Reviews {

    final List<String> asked = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    final Map<Integer, Optional<Map<String, Value>>> now = new LinkedHashMap<>();
    Optional<Review> review = Optional.of(Staged.review("set1", "demo", Status.SUBMITTED, 3));

    private void note(String what) {
        asked.add(what);
        // Every decision makes another digest, as it does in the engine.
        review = review.map(known -> with(known, known.digest() + "'"));
    }

    FakeReviews be(UnaryOperator<Review> other) {
        review = review.map(other);
        return this;
    }

    static Review with(Review review, String digest) {
        return new Review(
                review.set(),
                review.connection(),
                review.client(),
                review.owner(),
                review.undoes(),
                digest,
                review.tables(),
                review.rejected(),
                review.conflicts(),
                review.approvals(),
                review.approvers(),
                review.transactions(),
                review.writeUnits(),
                review.done(),
                review.unknown(),
                review.commits());
    }

    @Override
    public List<Review> list(boolean pending, int limit) {
        return review.stream()
                .filter(found -> found.set().status().pending() == pending)
                .toList();
    }

    @Override
    public Optional<Review> find(String set) {
        return review.filter(found -> found.set().id().equals(set));
    }

    @Override
    public Listing changes(String set, Wanted wanted) {
        List<Change> found = changes.stream()
                .filter(change -> change.number() >= wanted.from())
                .filter(change -> wanted.table().map(change.table()::equals).orElse(true))
                .toList();
        return found.size() <= wanted.limit()
                ? new Listing(found, OptionalInt.empty())
                : new Listing(
                        found.subList(0, wanted.limit()),
                        OptionalInt.of(found.get(wanted.limit()).number()));
    }

    @Override
    public Map<Integer, Optional<Map<String, Value>>> refresh(String set, List<Integer> numbers) {
        asked.add("refresh " + numbers);
        return now;
    }

    @Override
    public void reject(String set, int change, Optional<String> attribute, boolean rejected, String person) {
        note((rejected ? "reject " : "restore ") + change
                + attribute.map(name -> " " + name).orElse("") + " by " + person);
    }

    @Override
    public void rebase(String set, int change, String person) {
        note("rebase " + change + " by " + person);
    }

    @Override
    public void comment(String set, String text, String person) {
        note("comment " + text + " by " + person);
    }

    @Override
    public void approve(String set, String digest, String person) {
        note("approve " + digest + " by " + person);
    }

    @Override
    public void commit(String set, OptionalInt change, String digest, String person) {
        note("commit " + (change.isPresent() ? change.getAsInt() + " " : "") + digest + " by " + person);
    }

    @Override
    public void stop(String set, String person) {
        note("stop by " + person);
    }

    @Override
    public Map<Integer, Change.Outcome> recheck(String set, String person) {
        note("recheck by " + person);
        return Map.of(1, Change.Outcome.COMMITTED, 2, Change.Outcome.PENDING, 3, Change.Outcome.CONFLICT);
    }

    @Override
    public void discard(String set, String person) {
        note("discard by " + person);
    }

    @Override
    public String undo(String set, String person) {
        note("undo by " + person);
        return "set2";
    }

    @Override
    public Rehearsal rehearse(String set, String person) {
        note("rehearse by " + person);
        return new Rehearsal(
                false,
                changes.stream()
                        .map(change -> new Rehearsal.Step(
                                change.number(), change.number() == 2 ? "It fails." : "", change.result()))
                        .toList());
    }
}
