// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Spreads writes evenly, so many in a second. */
final class Throttle {

    private static final long NANOS = 1_000_000_000;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Clock clock;
    private final Pause pause;
    private final int perSecond;
    private Instant free;

    /** Waits. */
    interface Pause {
        void by(Duration time) throws InterruptedException;
    }

    Throttle(Clock clock, Pause pause, int perSecond) {
        this.clock = clock;
        this.pause = pause;
        this.perSecond = perSecond;
        this.free = clock.instant();
    }

    /** How many are written at once: no more than a part of a second's. */
    int batch() {
        return Math.clamp(perSecond / 4, 1, 25);
    }

    /** Waits until so many may be written. */
    void take(int writes) throws InterruptedException {
        var now = clock.instant();
        // No batch takes longer than a second; a clock that was set back does not stop the job.
        if (free.isAfter(now.plus(SECOND))) {
            free = now.plus(SECOND);
        }
        if (free.isAfter(now)) {
            pause.by(Duration.between(now, free));
        } else {
            free = now;
        }
        free = free.plusNanos(writes * NANOS / perSecond);
    }
}
