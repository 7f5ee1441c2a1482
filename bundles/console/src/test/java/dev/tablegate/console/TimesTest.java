// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class TimesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static String ago(Duration time) {
        return Times.relative(NOW.minus(time), NOW);
    }

    @Test
    void timesAreToldByTheirDistance() {
        assertEquals("just now", ago(Duration.ofSeconds(59)));
        assertEquals("90 seconds ago", ago(Duration.ofSeconds(90)));
        assertEquals("59 minutes ago", ago(Duration.ofMinutes(59)));
        assertEquals("47 hours ago", ago(Duration.ofHours(47)));
        assertEquals("3 days ago", ago(Duration.ofHours(80)));
        assertEquals("in a moment", ago(Duration.ofSeconds(-3)));
        assertEquals("in 5 minutes", ago(Duration.ofMinutes(-5)));
    }

    @Test
    void waitsAreNeverToldTooShort() {
        assertEquals("1 second", Times.span(Duration.ofMillis(1)));
        assertEquals("30 seconds", Times.span(Duration.ofMillis(29_001)));
        assertEquals("30 minutes", Times.span(Duration.ofMinutes(30)));
    }

    @Test
    void theVeryTimeIsInUtc() {
        assertEquals("2026-01-02 03:04:05 UTC", Times.text(NOW));
    }
}
