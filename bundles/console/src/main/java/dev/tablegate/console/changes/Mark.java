// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import java.util.Locale;

/** What becomes of a part of an item. Told by a sign and a word, and only then by a colour. */
public enum Mark {
    SAME("="),
    ADDED("+"),
    REMOVED("−"),
    CHANGED("~");

    private final String sign;

    Mark(String sign) {
        this.sign = sign;
    }

    /** One character that stands before it. */
    public String sign() {
        return sign;
    }

    /** As it is read out. */
    public String word() {
        return this == SAME ? "unchanged" : name().toLowerCase(Locale.ROOT);
    }

    /** Its class in the style sheet. */
    public String style() {
        return "tg-" + name().toLowerCase(Locale.ROOT);
    }
}
