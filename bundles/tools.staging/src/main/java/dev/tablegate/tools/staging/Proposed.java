// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Staging.Staged;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What staging one write left.
 *
 * @param review the page where people review it
 * @param change number of the change in the set
 * @param kind what would become of the item by this write
 * @param item as it would be
 * @param old as it was, where it would be gone
 * @param differences where it would be another
 */
public record Proposed(
        String note,
        String review,
        String set,
        Optional<Integer> change,
        Optional<String> kind,
        Optional<Map<String, Value>> item,
        Optional<Map<String, Value>> old,
        Optional<List<Difference>> differences) {

    static Proposed of(Staged staged, Format format) {
        boolean same = changesNothing(staged);
        var old = staged.result().isPresent() ? Optional.<Map<String, Value>>empty() : staged.base();
        return new Proposed(
                same ? Notes.NO_CHANGE : Notes.STAGED,
                staged.set().review().toString(),
                staged.set().id(),
                staged.change().map(Change::number),
                same ? Optional.empty() : Optional.of(Standing.word(kind(staged))),
                staged.result().map(format::writeItem),
                old.map(format::writeItem),
                differences(staged, format));
    }

    static boolean changesNothing(Staged staged) {
        return staged.base().equals(staged.result());
    }

    static Change.Kind kind(Staged staged) {
        if (staged.result().isEmpty()) {
            return Change.Kind.DELETE;
        }
        return staged.base().isEmpty() ? Change.Kind.PUT : Change.Kind.UPDATE;
    }

    private static Optional<List<Difference>> differences(Staged staged, Format format) {
        return staged.base()
                .flatMap(before -> staged.result().map(after -> Difference.between(before, after, format)))
                .filter(differences -> !differences.isEmpty());
    }
}
