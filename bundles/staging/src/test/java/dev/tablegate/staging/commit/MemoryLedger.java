// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.staging.set.Header;
import dev.tablegate.staging.set.Ledger;
import dev.tablegate.staging.set.Planned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** One set, with the outcomes of its changes. */
final class MemoryLedger implements Ledger {

    private final Map<Integer, Planned> planned = new TreeMap<>();
    private final Map<Integer, Outcome> outcomes = new TreeMap<>();
    private final String id;
    private final String target;
    private final boolean atomic;
    private Instant decided;
    private Status status = Status.COMMITTING;
    private String trouble = "";
    private Optional<Header.Stop> stop = Optional.empty();

    MemoryLedger(String id, List<Planned> changes, String target, boolean atomic, Instant decided) {
        this.id = id;
        changes.forEach(one -> planned.put(one.number(), one));
        this.target = target;
        this.atomic = atomic;
        this.decided = decided;
    }

    /** People decide once more on what is not written. */
    synchronized void again(Instant at) {
        outcomes.values().removeIf(outcome -> !(outcome instanceof Outcome.Committed));
        decided = at;
        status = Status.COMMITTING;
        trouble = "";
        stop = Optional.empty();
    }

    /** They decide once more on what nothing was said of. */
    synchronized void goOn(Instant at) {
        decided = at;
        status = Status.COMMITTING;
    }

    /** A person has no more of it sent. */
    synchronized void stop(String person) {
        stop = Optional.of(new Header.Stop(person, decided));
    }

    /** What nothing was said of yet. */
    List<Planned.Sketch> left() {
        return waiting(id);
    }

    synchronized Status status() {
        return status;
    }

    synchronized String trouble() {
        return trouble;
    }

    synchronized Map<Integer, Outcome> outcomes() {
        return new TreeMap<>(outcomes);
    }

    @Override
    public synchronized List<Header> committing() {
        return find(id).filter(one -> one.status() == Status.COMMITTING).stream()
                .toList();
    }

    @Override
    public synchronized Optional<Header> find(String set) {
        return Optional.of(new Header(
                id,
                new Header.Origin("c1", "Agent", "ada", "demo", target, atomic, Optional.empty()),
                status,
                new Header.Text("", List.of()),
                new Header.Times(Instant.EPOCH, Instant.EPOCH, Instant.MAX),
                new Header.Content(planned.size() + 1, planned.size(), 0, List.of()),
                List.of(),
                List.of(new Header.Decision(
                        OptionalInt.empty(), "digest", Optional.of("ada"), decided, List.of(), stop))));
    }

    @Override
    public synchronized List<Planned.Sketch> waiting(String set) {
        return planned.values().stream()
                .filter(one -> !outcomes.containsKey(one.number()))
                .map(one -> new Planned.Sketch(
                        one.number(),
                        Math.max(
                                one.base().map(ItemSize::of).orElse(0L),
                                one.result().map(ItemSize::of).orElse(0L))))
                .toList();
    }

    @Override
    public synchronized List<Planned> load(String set, List<Integer> numbers) {
        return planned.values().stream()
                .filter(one -> numbers.contains(one.number()))
                .toList();
    }

    @Override
    public synchronized void record(String set, Map<Integer, Outcome> what) {
        outcomes.putAll(what);
    }

    @Override
    public synchronized Header finish(String set) {
        boolean written = outcomes.values().stream().anyMatch(Outcome.Committed.class::isInstance);
        boolean conflict = outcomes.values().stream().anyMatch(Outcome.Conflicting.class::isInstance);
        boolean unknown = outcomes.values().stream().anyMatch(Outcome.Unknown.class::isInstance);
        boolean all = written
                && outcomes.values().stream().allMatch(Outcome.Committed.class::isInstance)
                && outcomes.size() == planned.size();
        status = all
                ? Status.COMMITTED
                : written || unknown ? Status.PARTIAL : conflict ? Status.CONFLICT : Status.SUBMITTED;
        return find(set).orElseThrow();
    }

    @Override
    public synchronized Header finish(String set, String why) {
        trouble = why;
        return finish(set);
    }
}
