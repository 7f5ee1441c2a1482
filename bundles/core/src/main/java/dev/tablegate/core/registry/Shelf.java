// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.catalog.Catalog.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The contributions of one kind as they come and go: checked, ranked, held and drained. Needs no framework. */
public final class Shelf<S, C> {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final Kind<S, C> kind;
    private final Patience patience;
    private final Timer timer;
    private final Runnable changed;
    private final Registry<C> registry = new Registry<>();
    private final Map<Long, Gate> gates = new ConcurrentHashMap<>();
    private final Map<Long, Problem> refused = new ConcurrentHashMap<>();

    /**
     * @param changed called after each change, on the thread that made it
     */
    public Shelf(Kind<S, C> kind, Patience patience, Timer timer, Runnable changed) {
        this.kind = kind;
        this.patience = patience;
        this.timer = timer;
        this.changed = changed;
    }

    /** Takes an offer, or a new version of one with other properties. */
    public void offer(Offer<S> offer) {
        String name = kind.name(offer);
        try {
            C content = compile(offer);
            Gate gate = gates.computeIfAbsent(offer.id(), id -> new Gate());
            refused.remove(offer.id());
            registry.add(new Candidate<>(name, offer.id(), offer.ranking(), offer.origin(), content, gate));
        } catch (Refused refusal) {
            registry.remove(offer.id(), false);
            registry.release(held -> held.name().equals(name)
                    && held.origin().bundle() == offer.origin().bundle());
            refuse(offer.id(), offer.origin(), name, refusal.sentence());
        }
        changed.run();
    }

    /** Notes something that never became an offer. */
    public void refuse(long id, Origin origin, String name, String sentence) {
        LOG.warn("The {} '{}' of {} is not listed: {}", kind.word(), name, origin.name(), sentence);
        refused.put(id, new Problem(origin.name(), name, sentence));
    }

    /**
     * Takes back an offer. Returns when no call runs on it any more, or those that do have been told to end.
     *
     * @param departure what is known of the bundle
     */
    public void withdraw(long id, Departure departure) {
        refused.remove(id);
        boolean hold = departure == Departure.SERVICE;
        Optional<Candidate<C>> gone = registry.remove(id, hold);
        if (hold && gone.isPresent()) {
            Candidate<C> candidate = gone.get();
            timer.after(patience.grace(), () -> release(held -> held == candidate));
        }
        changed.run();
        Gate gate = gates.remove(id);
        if (gate != null) {
            gate.drain(
                    departure == Departure.SERVER ? Duration.ZERO : patience.drain(),
                    patience.unwind(),
                    new ToolException(
                            ToolException.Standard.UNAVAILABLE,
                            "The " + kind.word() + " was updated or removed during the call. Call it again."));
        }
    }

    /** Gives up the places kept for a bundle that will not come back. */
    public void uninstalled(long bundle) {
        release(held -> held.origin().bundle() == bundle);
    }

    /** What is listed, by name. */
    public Map<String, C> listed() {
        return registry.slots().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().shown().content(), (a, b) -> a, TreeMap::new));
    }

    /** What is listed under a name. */
    public Optional<C> find(String name) {
        return Optional.ofNullable(registry.slots().get(name))
                .map(slot -> slot.shown().content());
    }

    /** Takes what stands under the name for a call. See {@link Registry#lease}. */
    public Optional<Lease<C>> lease(String name, Stoppable call, long deadline) throws InterruptedException {
        return registry.lease(name, call, deadline);
    }

    /** What was offered and is not listed, by the id of its service. */
    public Map<Long, Problem> problems() {
        var problems = new TreeMap<>(refused);
        registry.slots()
                .forEach((name, slot) -> losers(slot)
                        .forEach(loser -> problems.put(
                                loser.id(),
                                new Problem(
                                        loser.origin().name(),
                                        name,
                                        "Another " + kind.word() + " of this name, from "
                                                + slot.shown().origin().name()
                                                + ", is listed instead: it has the higher service ranking, or the same and was there"
                                                + " first. Rename one of them, or set service.ranking."))));
        return problems;
    }

    private List<Candidate<C>> losers(Slot<C> slot) {
        var losers = new ArrayList<>(slot.candidates());
        losers.remove(slot.shown());
        return losers;
    }

    private void release(Predicate<Candidate<C>> whose) {
        if (registry.release(whose)) {
            changed.run();
        }
    }

    private C compile(Offer<S> offer) throws Refused {
        try {
            return kind.compile(offer);
        } catch (RuntimeException | LinkageError | StackOverflowError broken) {
            // Whatever is wrong in a bundle of a third party must not stop the host.
            LOG.warn(
                    "The {} of service {} of {} could not be examined",
                    kind.word(),
                    offer.id(),
                    offer.origin().name(),
                    broken);
            throw new Refused("It could not be examined: its classes are broken or some are missing."
                    + " The server's log has the cause under the service id " + offer.id() + ".");
        }
    }
}
