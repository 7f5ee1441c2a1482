// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

/** Texts that a client chose, made fit to be shown. */
final class ShownName {

    private static final int LONGEST = 100;

    private ShownName() {}

    /** One line, without characters that turn or hide others. */
    static String of(String name) {
        String shown = name.codePoints()
                .filter(ShownName::harmless)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return shown.isEmpty() ? "unnamed client" : shown;
    }

    private static boolean harmless(int c) {
        int type = Character.getType(c);
        return !Character.isISOControl(c)
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE;
    }
}
