// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * What a form asks for.
 *
 * @param of id of the set or job
 * @param action what to do
 * @param digest of what the page showed
 * @param number of one change; 0 for all
 * @param attribute of that change; empty for the whole of it
 * @param typed what stands in the field; empty if there is none, or nothing in it
 * @param rate the most items a second
 */
record Wish(
        String of,
        String action,
        String digest,
        int number,
        Optional<String> attribute,
        Optional<String> typed,
        String rate) {

    static Wish of(HttpServletRequest form) {
        // A button carries one name and one value: that of an attribute says what to do by its name.
        Optional<String> reject = field(form, "keep");
        Optional<String> restore = field(form, "take");
        String action = reject.isPresent() ? "reject" : restore.isPresent() ? "restore" : text(form, "action");
        return new Wish(
                text(form, "of"),
                action,
                text(form, "digest"),
                number(text(form, "number")),
                reject.or(() -> restore).map(Row::name),
                field(form, "typed"),
                text(form, "rate"));
    }

    Step.Fields fields() {
        return new Step.Fields(of, digest, number == 0 ? "" : String.valueOf(number), rate);
    }

    /** Which change a form is about. */
    int change() {
        if (number == 0) {
            throw new IllegalArgumentException("The form names no change. Open the page again.");
        }
        return number;
    }

    private static String text(HttpServletRequest form, String name) {
        return field(form, name).orElse("");
    }

    private static Optional<String> field(HttpServletRequest form, String name) {
        return Optional.ofNullable(form.getParameter(name)).filter(text -> !text.isEmpty());
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
