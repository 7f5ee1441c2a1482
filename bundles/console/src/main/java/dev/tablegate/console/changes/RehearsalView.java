// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of a rehearsal, as it is shown: what failed first.
 *
 * @param written whether everything would be written
 * @param steps some of the changes
 * @param changes how many there were
 * @param failed how many of them would be refused
 */
public record RehearsalView(boolean written, List<Tried> steps, int changes, int failed) {

    public RehearsalView {
        steps = List.copyOf(steps);
    }

    /**
     * One change.
     *
     * @param change what was tried
     * @param problem why it was refused; empty if it was not
     * @param diff from the item before to what the rehearsal left
     */
    public record Tried(Change change, String problem, Diff diff) {

        static Tried of(Change change, String problem, Optional<Map<String, Value>> after) {
            return new Tried(change, problem, Diff.of(ending(change, after), Optional.empty(), Room.among()));
        }

        private static Change ending(Change change, Optional<Map<String, Value>> after) {
            return new Change(
                    change.number(),
                    change.kind(),
                    change.table(),
                    change.key(),
                    change.base(),
                    after,
                    change.conditions(),
                    change.reasons(),
                    change.rejected(),
                    Set.of(),
                    change.read(),
                    change.outcome(),
                    change.note());
        }
    }
}
