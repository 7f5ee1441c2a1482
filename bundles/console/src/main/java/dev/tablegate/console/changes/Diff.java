// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What becomes of an item, attribute by attribute.
 *
 * @param rows attributes that would be another, and those that somebody else changed since
 * @param unchanged how many attributes stay as they are
 * @param left how many rows there was no room for
 * @param moved whether the item is another now than when the change was staged
 */
public record Diff(List<Row> rows, int unchanged, int left, boolean moved) {

    public Diff {
        rows = List.copyOf(rows);
    }

    /** The attributes of one item, seen from three sides. */
    private record Images(Map<String, Value> base, Map<String, Value> staged, Optional<Map<String, Value>> now) {

        Optional<Value> was(String name) {
            return Optional.ofNullable(base.get(name));
        }

        Optional<Value> becomes(String name) {
            return Optional.ofNullable(staged.get(name));
        }

        Optional<Value> is(String name) {
            return now.map(item -> item.get(name));
        }

        boolean moved(String name) {
            return now.isPresent() && !is(name).equals(was(name));
        }

        boolean shown(String name) {
            return !was(name).equals(becomes(name)) || moved(name);
        }
    }

    /**
     * The differences of a change.
     *
     * @param now the item as it is; empty if that was not asked
     */
    static Diff of(Change change, Optional<Item> now, Room room) {
        boolean moved = now.isPresent() && !now.get().attributes().equals(change.base());
        var images = new Images(
                change.base().orElse(Map.of()),
                change.result().orElse(Map.of()),
                now.filter(item -> moved).map(item -> item.attributes().orElse(Map.of())));
        var names = new TreeSet<>(images.base().keySet());
        names.addAll(images.staged().keySet());
        images.now().ifPresent(item -> names.addAll(item.keySet()));
        names.removeAll(change.key().keySet());
        List<String> shown = names.stream().filter(images::shown).toList();
        var rows = new ArrayList<Row>();
        for (String name : shown) {
            if (room.full()) {
                break;
            }
            rows.add(row(name, images, change.rejectedAttributes().contains(name), room));
        }
        return new Diff(rows, names.size() - shown.size(), shown.size() - rows.size(), moved);
    }

    private static Row row(String name, Images images, boolean rejected, Room room) {
        Optional<Value> base = images.was(name);
        Optional<Value> staged = images.becomes(name);
        Optional<Value> now = images.is(name);
        return new Row(
                name,
                mark(base, staged),
                type(base, staged.or(() -> now)),
                Lines.of(base, staged, Mark.REMOVED, room),
                Lines.of(staged, base, Mark.ADDED, room),
                Lines.of(now, base, Mark.ADDED, room),
                images.moved(name),
                rejected);
    }

    private static Mark mark(Optional<Value> base, Optional<Value> staged) {
        if (base.equals(staged)) {
            return Mark.SAME;
        }
        if (base.isEmpty()) {
            return Mark.ADDED;
        }
        return staged.isEmpty() ? Mark.REMOVED : Mark.CHANGED;
    }

    private static String type(Optional<Value> base, Optional<Value> staged) {
        String before = base.map(Scalars::type).orElse("");
        String after = staged.map(Scalars::type).orElse("");
        return before.isEmpty() || after.isEmpty() || before.equals(after)
                ? before.isEmpty() ? after : before
                : before + " becomes " + after;
    }
}
