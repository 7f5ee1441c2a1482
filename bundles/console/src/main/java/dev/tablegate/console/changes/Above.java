// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * What a form brought, shown above the page until it is left.
 *
 * @param step a question to be answered first
 * @param rehearsal what came of a rehearsal
 * @param made where something was made
 */
public record Above(Optional<Step> step, Optional<RehearsalView> rehearsal, Optional<Made> made) {

    private static final String KEPT = "dev.tablegate.above";

    static final Above NOTHING = new Above(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Something that was made.
     *
     * @param sentence what
     * @param link where it is
     */
    public record Made(String sentence, String link) {}

    /** What the form of this request brought. */
    static Above brought(HttpServletRequest request) {
        return request.getAttribute(KEPT) instanceof Above brought ? brought : NOTHING;
    }

    /** Keeps it until the answer to the request is written. */
    void bring(HttpServletRequest request) {
        request.setAttribute(KEPT, this);
    }

    static Above asking(Step step) {
        return new Above(Optional.of(step), Optional.empty(), Optional.empty());
    }

    static Above of(RehearsalView rehearsal) {
        return new Above(Optional.empty(), Optional.of(rehearsal), Optional.empty());
    }

    static Above made(String sentence, String link) {
        return new Above(Optional.empty(), Optional.empty(), Optional.of(new Made(sentence, link)));
    }
}
