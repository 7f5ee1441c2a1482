// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.staging.Change;
import dev.tablegate.console.changes.RehearsalView.Tried;
import dev.tablegate.host.staging.Reviews;
import dev.tablegate.host.staging.Reviews.Rehearsal;
import dev.tablegate.host.staging.Reviews.Wanted;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rehearses sets, and picks what is worth showing of it. */
final class Rehearsing {

    private static final int SHOWN = 20;

    private final Reviews reviews;

    Rehearsing(Reviews reviews) {
        this.reviews = reviews;
    }

    RehearsalView run(String set, String person) {
        Rehearsal rehearsal = reviews.rehearse(set, person);
        List<Tried> shown = rehearsal.steps().stream()
                .sorted(Comparator.comparing(step -> step.problem().isEmpty()))
                .limit(SHOWN)
                .flatMap(step -> change(set, step.change()).stream()
                        .map(change -> Tried.of(change, step.problem(), step.after())))
                .toList();
        int failed = (int) rehearsal.steps().stream()
                .filter(step -> !step.problem().isEmpty())
                .count();
        return new RehearsalView(rehearsal.written(), shown, rehearsal.steps().size(), failed);
    }

    private Optional<Change> change(String set, int number) {
        return reviews.changes(set, new Wanted(Optional.empty(), "", false, number, 1)).changes().stream()
                .filter(change -> change.number() == number)
                .findFirst();
    }
}
