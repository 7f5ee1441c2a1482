// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The candidates of one kind by name. Readers see an immutable map and take no lock; only a call whose candidate is
 * expected back waits, and it waits outside the lock.
 */
final class Registry<C> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Map<String, Slot<C>> slots = Map.of();

    Map<String, Slot<C>> slots() {
        return slots;
    }

    /** Adds a candidate, in place of an earlier version of the same service. */
    void add(Candidate<C> candidate) {
        locked(() -> {
            removeId(candidate.id(), candidate.name());
            replace(candidate.name(), slot -> slot.with(candidate));
        });
    }

    /** Removes a candidate; if its place is kept, {@link #release} ends that. */
    Optional<Candidate<C>> remove(long id, boolean hold) {
        var removed = new ArrayList<Candidate<C>>();
        locked(() -> {
            removed.addAll(find(id));
            removed.forEach(candidate -> replace(candidate.name(), slot -> slot.withoutBut(candidate, hold)));
        });
        return removed.stream().findFirst();
    }

    /** Gives up the places kept for such candidates. */
    boolean release(Predicate<Candidate<C>> whose) {
        var released = new ArrayList<String>();
        locked(() -> {
            slots.forEach((name, slot) -> {
                if (slot.held().filter(whose).isPresent()) {
                    released.add(name);
                }
            });
            released.forEach(name -> replace(name, Slot::withoutHeld));
        });
        return !released.isEmpty();
    }

    /**
     * Takes what stands under the name for a call, waiting for it if it is expected back.
     *
     * @param deadline when to give up, as {@link System#nanoTime} counts
     * @throws ToolException if it did not come back in time
     */
    Optional<Lease<C>> lease(String name, Stoppable call, long deadline) throws InterruptedException {
        while (true) {
            Slot<C> slot = slots.get(name);
            if (slot == null) {
                return Optional.empty();
            }
            Optional<Candidate<C>> active = slot.active();
            // A gate that is closed belongs to a candidate that has left the map: look again.
            if (active.isPresent() && active.get().gate().enter(call)) {
                return Optional.of(new Lease<>(active.get(), call));
            }
            if (active.isEmpty()) {
                awaitChange(name, slot, deadline);
            }
        }
    }

    private void awaitChange(String name, Slot<C> seen, long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (slots.get(name) == seen) {
                long nanos = deadline - System.nanoTime();
                if (nanos <= 0) {
                    throw new ToolException(
                            ToolException.Standard.UNAVAILABLE,
                            "'" + name + "' is being updated. Call it again in a few seconds.");
                }
                changed.await(nanos, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<Candidate<C>> find(long id) {
        return slots.values().stream()
                .flatMap(slot -> slot.candidates().stream())
                .filter(candidate -> candidate.id() == id)
                .toList();
    }

    private void removeId(long id, String exceptName) {
        find(id).stream()
                .filter(candidate -> !candidate.name().equals(exceptName))
                .forEach(candidate -> replace(candidate.name(), slot -> slot.withoutBut(candidate, false)));
    }

    private void replace(String name, UnaryOperator<Slot<C>> change) {
        var next = new HashMap<>(slots);
        Slot<C> slot = change.apply(next.getOrDefault(name, new Slot<>(List.of(), Optional.empty())));
        if (slot.isEmpty()) {
            next.remove(name);
        } else {
            next.put(name, slot);
        }
        slots = Map.copyOf(next);
    }
}
