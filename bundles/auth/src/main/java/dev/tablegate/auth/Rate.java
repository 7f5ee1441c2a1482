// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How often something may be done in a minute, by everybody together: there is one administrator and one machine. */
final class Rate {

    private static final long MINUTE = 60_000;

    private final AtomicLong minute = new AtomicLong();
    private final AtomicInteger count = new AtomicInteger();
    private final Clock clock;
    private final int most;

    Rate(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** Counts one more; false if there were too many. */
    boolean allows() {
        long now = clock.millis() / MINUTE;
        if (minute.getAndSet(now) != now) {
            count.set(0);
        }
        return count.incrementAndGet() <= most;
    }

    /** Whether there were too many, without counting. */
    boolean exhausted() {
        return minute.get() == clock.millis() / MINUTE && count.get() > most;
    }
}
