// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

/** How much of a page one change may take. What does not fit is counted, and shown where the change stands alone. */
public final class Room {

    private static final int MARKUP = 40;

    private final int text;
    private final boolean folding;
    private int left;

    private Room(int left, int text, boolean folding) {
        this.left = left;
        this.text = text;
        this.folding = folding;
    }

    /** Beside others. */
    static Room among() {
        return new Room(6_000, 300, true);
    }

    /** Alone on a page: whole items, which have at most 400 KB. */
    public static Room alone() {
        return new Room(8_000_000, 1_000_000, false);
    }

    /** For so many characters in all, of which one text takes a part. */
    public static Room of(int characters, int text) {
        return new Room(characters, text, false);
    }

    /** The most characters of one text. */
    int text() {
        return text;
    }

    /** Whether what is unchanged is only counted. */
    boolean folding() {
        return folding;
    }

    /** Whether nothing more fits. */
    public boolean full() {
        return left <= 0;
    }

    /** Takes room for so many characters. */
    void take(int characters) {
        left -= characters + MARKUP;
    }
}
