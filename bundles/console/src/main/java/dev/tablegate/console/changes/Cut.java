// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

/**
 * A text beside another: what both begin and end with, and what differs between. Of a long one, what lies around the
 * first difference.
 */
final class Cut {

    private static final int CONTEXT = 40;

    private Cut() {}

    /** One line with as much of the text as there is room for. */
    static Line line(Line place, String text, String other, int most) {
        int same = atBoundary(text, prefix(text, other));
        int tail = tail(text, other, same);
        int from = text.length() <= most ? 0 : atBoundary(text, Math.max(0, same - CONTEXT));
        int to = text.length() <= most ? text.length() : atBoundary(text, Math.min(text.length(), from + most));
        int end = Math.min(to, text.length() - tail);
        int begin = Math.min(same, end);
        return new Line(
                place.depth(),
                place.mark(),
                place.label(),
                (from > 0 ? "… " : "\"") + Visible.escaped(text.substring(from, begin)),
                Visible.escaped(text.substring(begin, end)),
                Visible.escaped(text.substring(end, to)) + (to < text.length() ? " …" : "\""),
                note(text, from, to));
    }

    /** The same, of a text that stands beside none. */
    static Line line(Line place, String text, int most) {
        int to = text.length() <= most ? text.length() : atBoundary(text, most);
        String shown = '"' + Visible.escaped(text.substring(0, to)) + (to < text.length() ? " …" : "\"");
        Line line = Line.plain(place.depth(), place.mark(), place.label(), shown);
        return new Line(
                line.depth(), line.mark(), line.label(), line.before(), line.marked(), line.after(), note(text, 0, to));
    }

    private static String note(String text, int from, int to) {
        return to - from == text.length() ? "" : "characters " + (from + 1) + " to " + to + " of " + text.length();
    }

    private static int prefix(String text, String other) {
        int most = Math.min(text.length(), other.length());
        int same = 0;
        while (same < most && text.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    private static int tail(String text, String other, int prefix) {
        int most = Math.min(text.length(), other.length()) - prefix;
        int same = 0;
        while (same < most && text.charAt(text.length() - 1 - same) == other.charAt(other.length() - 1 - same)) {
            same++;
        }
        boolean whole = atBoundary(text, text.length() - same) == text.length() - same;
        return whole ? same : same - 1;
    }

    /** Never between the halves of one character. */
    private static int atBoundary(String text, int at) {
        boolean inside = at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return inside ? at - 1 : at;
    }
}
