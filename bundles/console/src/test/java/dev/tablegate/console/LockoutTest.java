// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Lockout.Door;
import dev.tablegate.tck.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LockoutTest {

    private static final List<Door> DOOR = List.of(new Door("ada", 5));

    private final MovableClock clock = new MovableClock();
    private final Lockout lockout = new Lockout(clock);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(Optional.empty(), lockout.attempt(DOOR));
        }
    }

    @Test
    void theFifthAttemptShutsTheDoor() {
        fail(4);
        assertEquals(Optional.empty(), lockout.waits(DOOR));
        fail(1);
        assertEquals(Optional.of(Duration.ofSeconds(30)), lockout.attempt(DOOR));
    }

    @Test
    void eachTimeItStaysShutTwiceAsLongUpToHalfAnHour() {
        fail(5);
        for (long seconds : new long[] {30, 60, 120, 240, 480, 960, 1800, 1800}) {
            assertEquals(Optional.of(Duration.ofSeconds(seconds)), lockout.waits(DOOR));
            clock.advance(Duration.ofSeconds(seconds));
            fail(1);
        }
    }

    @Test
    void attemptsAtAShutDoorDoNotKeepItShut() {
        fail(5);
        IntStream.range(0, 100).forEach(i -> lockout.attempt(DOOR));
        clock.advance(Duration.ofSeconds(30));
        assertEquals(Optional.empty(), lockout.attempt(DOOR));
    }

    @Test
    void theRightPasswordOpensItAgain() {
        fail(4);
        lockout.right(DOOR);
        fail(4);
        assertEquals(Optional.empty(), lockout.waits(DOOR));
    }

    @Test
    void mistakesAreForgottenAfterAnHour() {
        fail(4);
        clock.advance(Duration.ofMinutes(61));
        fail(4);
        assertEquals(Optional.empty(), lockout.waits(DOOR));
    }

    @Test
    void manyAttemptsAtOnceAreNoWayAround() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> lockout.attempt(DOOR)))
                    .toList();
            long free = attempts.stream()
                    .filter(attempt -> {
                        try {
                            return attempt.get().isEmpty();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .count();
            assertEquals(5, free);
        }
    }

    @Test
    void oneShutDoorIsEnough() {
        var both = List.of(new Door("pair", 100), DOOR.get(0));
        fail(5);
        assertTrue(lockout.attempt(both).isPresent());
    }

    @Test
    void floodsOfNamesDoNotFillTheMemoryNorTheDoorThatIsUsed() {
        fail(5);
        for (int i = 0; i < 30_000; i++) {
            lockout.attempt(List.of(new Door("name " + i, 5)));
            if (i % 1_000 == 0) {
                assertTrue(lockout.waits(DOOR).isPresent());
            }
        }
    }
}
