// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

/**
 * A line of a value as people read it.
 *
 * @param depth how far inside it stands
 * @param mark what becomes of it
 * @param label the name or place of what it shows; empty at the top
 * @param before what stands before the part that differs
 * @param marked the part that differs; the whole where that cannot be told
 * @param after what stands after it
 * @param note what else is to say, in our words; may be empty
 */
public record Line(int depth, Mark mark, String label, String before, String marked, String after, String note) {

    /** The deepest that is still moved in; DynamoDB nests 32 levels. */
    private static final int DEEPEST = 8;

    static Line note(int depth, Mark mark, String label, String note) {
        return new Line(depth, mark, label, "", "", "", note);
    }

    static Line plain(int depth, Mark mark, String label, String text) {
        return mark == Mark.SAME
                ? new Line(depth, mark, label, text, "", "", "")
                : new Line(depth, mark, label, "", text, "", "");
    }

    /** Its class in the style sheet. */
    public String style() {
        return "tg-line tg-in-" + Math.min(depth, DEEPEST) + " " + mark.style();
    }

    /** How much of a page it takes. */
    int length() {
        return label.length() + before.length() + marked.length() + after.length() + note.length();
    }
}
