// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands under one name.
 *
 * @param candidates those that could run now, best first
 * @param held one that went and is expected back: it keeps its place meanwhile
 */
record Slot<C>(List<Candidate<C>> candidates, Optional<Candidate<C>> held) {

    Slot {
        candidates = candidates.stream().sorted(Candidate.BEST_FIRST).toList();
    }

    boolean isEmpty() {
        return candidates.isEmpty() && held.isEmpty();
    }

    /** The one that is listed. */
    Candidate<C> shown() {
        return Stream.concat(held.stream(), candidates.stream())
                .min(Candidate.BEST_FIRST)
                .orElseThrow();
    }

    /** The one that runs calls; empty while the listed one is expected back. */
    Optional<Candidate<C>> active() {
        return held.isPresent() && shown() == held.get() ? Optional.empty() : Optional.of(candidates.getFirst());
    }

    /** An offer of the same bundle is what was waited for. */
    Slot<C> with(Candidate<C> candidate) {
        return new Slot<>(
                Stream.concat(without(candidate.id()).stream(), Stream.of(candidate))
                        .toList(),
                held.filter(
                        other -> other.origin().bundle() != candidate.origin().bundle()));
    }

    /** Without the candidate, whose place is kept if it was the one listed. */
    Slot<C> withoutBut(Candidate<C> candidate, boolean hold) {
        return new Slot<>(without(candidate.id()), hold && shown() == candidate ? Optional.of(candidate) : held);
    }

    Slot<C> withoutHeld() {
        return new Slot<>(candidates, Optional.empty());
    }

    private List<Candidate<C>> without(long id) {
        return candidates.stream().filter(other -> other.id() != id).toList();
    }
}
