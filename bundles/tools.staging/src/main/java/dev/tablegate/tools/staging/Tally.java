// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Staging.Staged;
import dev.tablegate.api.staging.Write;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What staging many writes left.
 *
 * @param review the page where people review it
 * @param changes how many changes the set holds now
 * @param puts items that would be made
 * @param updates items that would be others
 * @param deletes items that would be gone
 * @param unchanged writes that change nothing, checks among them
 * @param tables how many writes each table has
 */
public record Tally(
        String note,
        String review,
        String set,
        int changes,
        int puts,
        int updates,
        int deletes,
        int unchanged,
        Map<String, Integer> tables) {

    static Tally of(List<Staged> staged, List<? extends Write> writes) {
        var set = staged.getLast().set();
        var tables = new TreeMap<String, Integer>();
        writes.forEach(write -> tables.merge(write.table(), 1, Integer::sum));
        int unchanged = (int) staged.stream().filter(Proposed::changesNothing).count();
        return new Tally(
                unchanged == writes.size() && set.changes() == 0 ? Notes.NO_CHANGE : Notes.STAGED,
                set.review().toString(),
                set.id(),
                set.changes(),
                count(staged, Change.Kind.PUT),
                count(staged, Change.Kind.UPDATE),
                count(staged, Change.Kind.DELETE),
                unchanged,
                tables);
    }

    private static int count(List<Staged> staged, Change.Kind kind) {
        return (int) staged.stream()
                .filter(one -> !Proposed.changesNothing(one) && Proposed.kind(one) == kind)
                .count();
    }
}
