// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Slows down whoever guesses: after five wrong words a name waits, each time twice as long. */
final class Lockout {

    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int MOST = 10_000;

    private record Failures(int count, Instant until) {}

    private final Map<String, Failures> byName = new ConcurrentHashMap<>();
    private final Clock clock;

    Lockout(Clock clock) {
        this.clock = clock;
    }

    /** How long a name still waits. */
    Optional<Duration> waits(String name) {
        Instant now = clock.instant();
        return Optional.ofNullable(byName.get(name))
                .map(Failures::until)
                .filter(now::isBefore)
                .map(until -> Duration.between(now, until));
    }

    void wrong(String name) {
        if (byName.size() >= MOST) {
            byName.values()
                    .removeIf(
                            failures -> clock.instant().isAfter(failures.until().plus(LONGEST)));
        }
        byName.compute(name, (key, before) -> {
            int count = before == null ? 1 : before.count() + 1;
            return new Failures(count, clock.instant().plus(pause(count)));
        });
    }

    void right(String name) {
        byName.remove(name);
    }

    private static Duration pause(int count) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(count - FREE, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
