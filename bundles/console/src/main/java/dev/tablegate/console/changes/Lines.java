// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** A value, line by line, with each part marked that another value has otherwise or not at all. */
public final class Lines {

    private final Mark alone;
    private final Room room;
    private final List<Line> lines = new ArrayList<>();
    private int left;

    private Lines(Mark alone, Room room) {
        this.alone = alone;
        this.room = room;
    }

    /**
     * The lines of a value; none if there is none.
     *
     * @param other what it is compared with
     * @param alone how a part is marked that the other does not have
     */
    static List<Line> of(Optional<Value> value, Optional<Value> other, Mark alone, Room room) {
        var lines = new Lines(alone, room);
        value.ifPresent(shown -> lines.add(0, "", shown, other));
        if (lines.left > 0) {
            lines.lines.add(Line.note(
                    0,
                    Mark.SAME,
                    "",
                    "and " + lines.left + " more lines, which the whole " + (room.folding() ? "change" : "value")
                            + " shows"));
        }
        return List.copyOf(lines.lines);
    }

    /** The lines of a value that is compared with none. */
    public static List<Line> plain(Value value, Room room) {
        return of(Optional.of(value), Optional.of(value), Mark.SAME, room);
    }

    private Mark mark(Value value, Optional<Value> other) {
        return other.map(found -> found.equals(value) ? Mark.SAME : Mark.CHANGED)
                .orElse(alone);
    }

    private void add(int depth, String label, Value value, Optional<Value> other) {
        Mark mark = mark(value, other);
        Line place = Line.note(depth, mark, label, "");
        switch (value) {
            case Value.Text text -> put(text(place, text.value(), other));
            case Value.Num number -> put(Line.plain(depth, mark, label, Scalars.number(number.value())));
            case Value.Bool bool -> put(Line.plain(depth, mark, label, String.valueOf(bool.value())));
            case Value.Null ignored -> put(Line.plain(depth, mark, label, "null"));
            case Value.Binary binary -> put(Line.plain(depth, mark, label, Scalars.binary(binary)));
            case Value.Document document -> document(place, document, other);
            case Value.Sequence list -> list(place, list.value(), other);
            case Value.TextSet set -> {
                Set<String> others = other.orElse(value) instanceof Value.TextSet found ? found.value() : Set.of();
                members(place, value, set.value(), others, Visible::quoted);
            }
            case Value.NumSet set -> {
                Set<BigDecimal> others = other.orElse(value) instanceof Value.NumSet found ? found.value() : Set.of();
                members(place, value, set.value(), others, Scalars::number);
            }
            case Value.BinarySet set -> {
                Set<Value.Binary> others =
                        other.orElse(value) instanceof Value.BinarySet found ? found.value() : Set.of();
                members(place, value, set.value(), others, Scalars::binary);
            }
        }
    }

    private Line text(Line place, String text, Optional<Value> other) {
        return place.mark() == Mark.CHANGED && other.orElseThrow() instanceof Value.Text(String before)
                ? Cut.line(place, text, before, room.text())
                : Cut.line(place, text, room.text());
    }

    private void document(Line place, Value.Document document, Optional<Value> other) {
        put(head(place, document, document.value().size()));
        if (folded(place)) {
            return;
        }
        int same = 0;
        for (var entry : new TreeMap<>(document.value()).entrySet()) {
            Optional<Value> beside = other.flatMap(found -> found instanceof Value.Document(var entries)
                    ? Optional.ofNullable(entries.get(entry.getKey()))
                    : Optional.empty());
            same += addUnlessSame(place.depth() + 1, Visible.name(entry.getKey()), entry.getValue(), beside);
        }
        unchanged(place.depth() + 1, same);
    }

    /** What both lists begin and end with is the same; between, each element stands beside the one in its place. */
    private void list(Line place, List<Value> values, Optional<Value> other) {
        put(head(place, new Value.Sequence(values), values.size()));
        if (folded(place)) {
            return;
        }
        List<Value> others = other.orElse(new Value.Null()) instanceof Value.Sequence(var found) ? found : List.of();
        int most = Math.min(values.size(), others.size());
        int head = 0;
        while (head < most && values.get(head).equals(others.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && values.get(values.size() - 1 - tail).equals(others.get(others.size() - 1 - tail))) {
            tail++;
        }
        int same = 0;
        for (int at = 0; at < values.size(); at++) {
            same += addUnlessSame(
                    place.depth() + 1, "[" + at + "]", values.get(at), beside(at, values.size(), others, tail));
        }
        unchanged(place.depth() + 1, same);
    }

    private static Optional<Value> beside(int at, int size, List<Value> others, int tail) {
        if (at >= size - tail) {
            return Optional.of(others.get(others.size() - (size - at)));
        }
        return at < others.size() - tail ? Optional.of(others.get(at)) : Optional.empty();
    }

    private int addUnlessSame(int depth, String label, Value value, Optional<Value> beside) {
        if (room.folding() && mark(value, beside) == Mark.SAME) {
            return 1;
        }
        add(depth, label, value, beside);
        return 0;
    }

    private <T> void members(Line place, Value set, Collection<T> members, Set<T> others, Function<T, String> text) {
        put(head(place, set, members.size()));
        if (folded(place)) {
            return;
        }
        boolean single = place.mark() == alone;
        int same = 0;
        for (T member : members) {
            Mark mark = single || !others.contains(member) ? alone : Mark.SAME;
            if (mark == Mark.SAME && room.folding()) {
                same++;
            } else {
                put(Line.plain(place.depth() + 1, mark, "", text.apply(member)));
            }
        }
        unchanged(place.depth() + 1, same);
    }

    private static Line head(Line place, Value value, int size) {
        return Line.note(place.depth(), place.mark(), place.label(), Scalars.type(value) + " of " + size);
    }

    private boolean folded(Line place) {
        return room.folding() && place.mark() == Mark.SAME;
    }

    private void unchanged(int depth, int count) {
        if (count > 0) {
            put(Line.note(depth, Mark.SAME, "", "and " + count + " unchanged"));
        }
    }

    private void put(Line line) {
        if (room.full()) {
            left++;
        } else {
            room.take(line.length());
            lines.add(line);
        }
    }
}
