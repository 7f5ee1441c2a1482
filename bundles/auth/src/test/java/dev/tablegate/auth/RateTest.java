// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.tck.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RateTest {

    private final MovableClock clock = new MovableClock();

    @Test
    void countsEachAddressInEachMinute() {
        var rate = new Rate(clock, 2);
        assertTrue(rate.allows("a"));
        assertTrue(rate.allows("a"));
        assertTrue(rate.exhausted("a"));
        assertFalse(rate.allows("a"));
        assertTrue(rate.allows("b"));
        clock.advance(Duration.ofMinutes(1));
        assertTrue(rate.allows("a"));
    }

    @Test
    void countsTogetherWhatIsTooMuchToCount() {
        var rate = new Rate(clock, 1);
        for (int i = 0; i < 10_000; i++) {
            assertTrue(rate.allows("address " + i));
        }
        assertTrue(rate.allows("one more"));
        assertFalse(rate.allows("and another"));
        assertFalse(rate.allows("address 1"));
    }
}
