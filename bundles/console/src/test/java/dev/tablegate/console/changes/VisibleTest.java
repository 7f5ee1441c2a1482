// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class VisibleTest {

    @Test
    void plainTextStaysAsItIs() {
        assertEquals("\"Grüße, 世界 🙂\"", Visible.quoted("Grüße, 世界 🙂"));
    }

    @Test
    void whatCannotBeSeenIsWrittenOut() {
        assertEquals("\"a\\u{202e}b\"", Visible.quoted("a\u202eb"));
        assertEquals("\"\\u{200b}\\u{feff}\\u{0000}\"", Visible.quoted("\u200b\ufeff\0"));
        assertEquals("\"1\\u{00a0}000\"", Visible.quoted("1\u00a0000"));
        assertEquals("\"\\u{d800}x\"", Visible.quoted("\ud800x"));
    }

    @Test
    void twoTextsNeverReadTheSame() {
        assertEquals("\"a\\\\n\"", Visible.quoted("a\\n"));
        assertEquals("\"a\\n\n\"", Visible.quoted("a\n"));
        assertEquals("\"\\\"\"", Visible.quoted("\""));
    }

    @Test
    void whatPeopleSayKeepsItsLinesAndQuotes() {
        assertEquals("He said \"no\".\nTwice \\u{202e}", Visible.prose("He said \"no\".\nTwice \u202e"));
    }

    @Test
    void namesAreQuotedUnlessTheyArePlainWords() {
        assertEquals("joinDate", Visible.name("joinDate"));
        assertEquals("\"a b\"", Visible.name("a b"));
        assertEquals("\"\"", Visible.name(""));
    }
}
