// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down whoever guesses: once the free attempts at a door are used up it stays shut, each time twice as long. An
 * attempt counts as wrong until it is known to be right, so that many at once are no way around it.
 */
final class Lockout {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int MOST = 10_000;

    /**
     * What attempts are counted for.
     *
     * @param free the attempt that shuts it
     */
    record Door(String name, int free) {}

    private record Failures(int count, Instant until) {}

    private final Map<String, Failures> byDoor = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
        }
    };

    private final Clock clock;

    Lockout(Clock clock) {
        this.clock = clock;
    }

    /**
     * Begins an attempt.
     *
     * @return how long to wait instead, if one of the doors is shut
     */
    synchronized Optional<Duration> attempt(List<Door> doors) {
        Optional<Duration> wait = waits(doors);
        if (wait.isEmpty()) {
            doors.forEach(this::count);
        }
        return wait;
    }

    /** How long the doors stay shut. */
    synchronized Optional<Duration> waits(List<Door> doors) {
        Instant now = clock.instant();
        return doors.stream()
                .flatMap(door -> Optional.ofNullable(byDoor.get(door.name())).stream())
                .map(Failures::until)
                .filter(now::isBefore)
                .max(Comparator.naturalOrder())
                .map(until -> Duration.between(now, until));
    }

    /** The attempt was right after all. */
    synchronized void right(List<Door> doors) {
        doors.forEach(door -> byDoor.remove(door.name()));
    }

    private void count(Door door) {
        Instant now = clock.instant();
        int before = Optional.ofNullable(byDoor.get(door.name()))
                .filter(failures -> now.isBefore(failures.until().plus(FORGOTTEN)))
                .map(Failures::count)
                .orElse(0);
        byDoor.put(door.name(), new Failures(before + 1, now.plus(pause(before + 1 - door.free()))));
    }

    private static Duration pause(int beyond) {
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(beyond, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
