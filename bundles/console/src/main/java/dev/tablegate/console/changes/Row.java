// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * An attribute of an item, before and after.
 *
 * @param name of the attribute
 * @param mark what becomes of it
 * @param type of what; both where it changes
 * @param base what it was; empty if it was not there
 * @param staged what it would be; empty if it would not be there
 * @param now what it is now; empty if it is not there
 * @param moved whether somebody else changed it since
 * @param rejected whether a person keeps it as it was
 */
public record Row(
        String name,
        Mark mark,
        String type,
        List<Line> base,
        List<Line> staged,
        List<Line> now,
        boolean moved,
        boolean rejected) {

    /** The name as people read it. */
    public String title() {
        return Visible.name(name);
    }

    /** The name as a form carries it: browsers change what they send, breaks of lines for example. */
    public String code() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    /** What becomes of it, in words. */
    public String words() {
        if (rejected) {
            return "rejected, stays as it was";
        }
        String own = mark.word();
        return moved ? own + "; somebody else changed it since" : own;
    }

    /** Whether there is something to reject. */
    public boolean decidable() {
        return mark != Mark.SAME;
    }

    /** The inverse of {@link #code()}. */
    static String name(String code) {
        try {
            return new String(Base64.getUrlDecoder().decode(code), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("The form names no attribute. Open the page again.", malformed);
        }
    }
}
