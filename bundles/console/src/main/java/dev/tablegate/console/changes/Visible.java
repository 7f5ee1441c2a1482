// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import java.util.Locale;

/**
 * Texts of which nothing is hidden: what has no shape of its own, or would turn around what stands beside it, is written
 * out, as in JSON. Whoever staged a change may want it to look like another.
 */
public final class Visible {

    private Visible() {}

    /** With quotes around it, so that its ends show. */
    public static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /** A name: quoted only if it is not a plain word. */
    public static String name(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_-]*") ? name : quoted(name);
    }

    /** What people and agents say: lines and quotes as they are, and yet nothing hidden. */
    public static String prose(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || !hidden(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(code(point));
            }
        });
        return shown.toString();
    }

    /** Without the quotes. */
    public static String escaped(String text) {
        var shown = new StringBuilder(text.length() + 2);
        text.codePoints().forEach(point -> append(shown, point));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int point) {
        switch (point) {
            case '"' -> shown.append("\\\"");
            case '\\' -> shown.append("\\\\");
            // The line goes on below: a break is shown by its sign and by what it does.
            case '\n' -> shown.append("\\n\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (hidden(point)) {
                    shown.append(code(point));
                } else {
                    shown.appendCodePoint(point);
                }
            }
        }
    }

    private static String code(int point) {
        return String.format(Locale.ROOT, "\\u{%04x}", point);
    }

    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default -> false;
        };
    }
}
