// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would become of one item.
 *
 * @param item as it would be, if it is new
 * @param old as it was, if it would be gone
 * @param differences if it would be another
 * @param rejected whether a person took it out
 * @param rejectedAttributes attributes that a person keeps as they are
 * @param outcome what became of it
 */
public record ShownChange(
        int change,
        String kind,
        String table,
        Map<String, Value> key,
        Optional<Map<String, Value>> item,
        Optional<Map<String, Value>> old,
        Optional<List<Difference>> differences,
        Optional<List<String>> conditions,
        Optional<List<String>> reasons,
        boolean rejected,
        Optional<List<String>> rejectedAttributes,
        String outcome,
        Optional<String> note) {

    static ShownChange of(Change change, Format format) {
        return new ShownChange(
                change.number(),
                Standing.word(change.kind()),
                change.table(),
                format.writeItem(change.key()),
                change.kind() == Change.Kind.PUT ? change.result().map(format::writeItem) : Optional.empty(),
                change.kind() == Change.Kind.DELETE ? change.base().map(format::writeItem) : Optional.empty(),
                differences(change, format),
                some(change.conditions().stream().map(Expression::text).toList()),
                some(change.reasons()),
                change.rejected(),
                some(change.rejectedAttributes().stream().sorted().toList()),
                Standing.word(change.outcome()),
                Optional.of(Notes.of(change)).filter(note -> !note.isEmpty()));
    }

    private static Optional<List<Difference>> differences(Change change, Format format) {
        if (change.kind() != Change.Kind.UPDATE) {
            return Optional.empty();
        }
        var base = change.base().orElse(Map.of());
        return some(Difference.between(base, change.result().orElse(Map.of()), format));
    }

    private static <T> Optional<List<T>> some(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }
}
