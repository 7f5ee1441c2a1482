// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import java.util.Optional;

/**
 * A question that comes before something that cannot be taken back.
 *
 * @param title what is about to happen
 * @param text what that means
 * @param word what must be typed; empty if a click is enough
 * @param button what the button says
 * @param action what the form asks for
 * @param fields what else it carries, as it was sent
 * @param back where it is left to
 */
public record Step(String title, String text, String word, String button, String action, Fields fields, String back) {

    private static final String CLICK = "yes";

    /**
     * What a decision carries.
     *
     * @param of id of the set or job
     * @param digest of what the page showed
     * @param number of one change; empty for all
     * @param rate the most items a second; empty for sets
     */
    public record Fields(String of, String digest, String number, String rate) {}

    /** What the form sends when it is agreed to without typing. */
    public String answer() {
        return CLICK;
    }

    /**
     * Whether it was agreed to.
     *
     * @throws Mistyped if something else was typed
     */
    boolean agreed(Optional<String> typed) {
        String given = typed.map(String::strip).orElse("");
        if (!given.isEmpty() && !given.equals(word.isEmpty() ? CLICK : word)) {
            throw new Mistyped(this);
        }
        return !given.isEmpty();
    }
}
