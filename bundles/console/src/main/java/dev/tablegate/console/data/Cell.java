// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.Value;
import dev.tablegate.console.changes.Line;
import dev.tablegate.console.changes.Lines;
import dev.tablegate.console.changes.Room;
import dev.tablegate.console.changes.Scalars;
import dev.tablegate.console.changes.Visible;
import java.util.List;

/**
 * A value in a grid.
 *
 * @param type as DynamoDB names it; empty if the item lacks the attribute
 * @param title what the type is called
 * @param text what stands there
 * @param note what else is to say, in our words
 * @param lines what unfolds below it
 */
public record Cell(String type, String title, String text, String note, List<Line> lines) {

    /** A row does not need it. */
    static final Cell MISSING = new Cell("", "", "", "not there", List.of());

    private static final int LONGEST = 120;
    private static final int MOST_LINES = 3;
    private static final int LONGEST_LINE = 300;

    public Cell {
        lines = List.copyOf(lines);
    }

    /**
     * A value as it is shown.
     *
     * @param room how much of it may unfold
     */
    static Cell of(Value value, Room room) {
        return switch (value) {
            case Value.Text(String text) -> text(value, text, room);
            case Value.Num number -> plain(value, Scalars.number(number.value()));
            case Value.Bool(boolean bool) -> plain(value, String.valueOf(bool));
            case Value.Null ignored -> new Cell(value.type(), Scalars.type(value), "", "null", List.of());
            case Value.Binary binary -> plain(value, Scalars.binary(binary));
            case Value.Document document -> folded(value, document.value().size(), room);
            case Value.Sequence list -> folded(value, list.value().size(), room);
            case Value.TextSet set -> folded(value, set.value().size(), room);
            case Value.NumSet set -> folded(value, set.value().size(), room);
            case Value.BinarySet set -> folded(value, set.value().size(), room);
        };
    }

    private static Cell plain(Value value, String text) {
        return new Cell(value.type(), Scalars.type(value), text, "", List.of());
    }

    private static Cell text(Value value, String text, Room room) {
        if (text.isEmpty()) {
            return new Cell(value.type(), Scalars.type(value), "", "empty", List.of());
        }
        int cut = cut(text);
        if (cut == text.length()) {
            return plain(value, Visible.prose(text));
        }
        String note = text.length() + " characters";
        return new Cell(
                value.type(),
                Scalars.type(value),
                Visible.prose(text.substring(0, cut)) + " …",
                note,
                lines(value, room));
    }

    /** How much of a text stands beside others: a few lines, and no half of a character. */
    private static int cut(String text) {
        int end = Math.min(text.length(), LONGEST);
        int line = -1;
        for (int lines = 0; lines < MOST_LINES; lines++) {
            line = text.indexOf('\n', line + 1);
            if (line < 0 || line >= end) {
                boolean half = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
                return half ? end - 1 : end;
            }
        }
        return line;
    }

    private static Cell folded(Value value, int size, Room room) {
        return new Cell(value.type(), Scalars.type(value), "", Scalars.type(value) + " of " + size, lines(value, room));
    }

    private static List<Line> lines(Value value, Room room) {
        return room.full() ? List.of() : Lines.plain(value, room);
    }

    /** Room for all that unfolds on one page. */
    static Room room() {
        return Room.of(300_000, LONGEST_LINE);
    }

    /** Whether something unfolds. */
    public boolean folds() {
        return !lines.isEmpty();
    }

    /** Whether the item has the attribute. */
    public boolean there() {
        return !type.isEmpty();
    }
}
