// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.fake.HandTimer;
import dev.tablegate.core.fake.Offers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(30)
class ShelfTest {

    private final HandTimer timer = new HandTimer();
    private final AtomicInteger changes = new AtomicInteger();
    private final Shelf<String, String> shelf = shelf(Duration.ofSeconds(20));

    private static final class Things implements Kind<String, String> {
        @Override
        public String word() {
            return "thing";
        }

        @Override
        public String name(Offer<String> offer) {
            return offer.text("name").orElse("");
        }

        @Override
        public String compile(Offer<String> offer) throws Refused {
            if (offer.service().equals("broken")) {
                throw new Refused("It is broken.");
            }
            if (offer.service().equals("unlinkable")) {
                throw new NoClassDefFoundError("gone/Class");
            }
            return offer.service();
        }
    }

    private Shelf<String, String> shelf(Duration drain) {
        return new Shelf<>(
                new Things(),
                new Patience(Duration.ofSeconds(5), drain, Duration.ofSeconds(20)),
                timer,
                changes::incrementAndGet);
    }

    private static Offers<String> thing(String content, long id) {
        return Offers.plain(content, id).with("name", "x");
    }

    @Test
    void theHighestRankingWinsAndTheLoserComesBack() {
        shelf.offer(thing("first", 1).offer());
        shelf.offer(thing("better", 2).ranked(10).offer());
        assertEquals(Map.of("x", "better"), shelf.listed());
        assertTrue(shelf.problems().get(1L).reason().contains("from bundle2 1.0.0, is listed instead"));
        shelf.withdraw(2, Departure.BUNDLE);
        assertEquals(Map.of("x", "first"), shelf.listed());
        assertEquals(Map.of(), shelf.problems());
    }

    @Test
    void theOlderOneWinsAmongEquals() {
        shelf.offer(thing("younger", 7).offer());
        shelf.offer(thing("older", 3).offer());
        assertEquals(Map.of("x", "older"), shelf.listed());
        assertEquals(
                Optional.of("bundle7 1.0.0"),
                shelf.problems().values().stream().map(p -> p.bundle()).findFirst());
    }

    @Test
    void whatIsUpdatedKeepsItsPlaceUntilTheGraceEnds() {
        shelf.offer(thing("old", 1).offer());
        shelf.withdraw(1, Departure.SERVICE);
        assertEquals(Map.of("x", "old"), shelf.listed());
        timer.elapse();
        assertEquals(Map.of(), shelf.listed());
        assertEquals(3, changes.get());
    }

    @Test
    void whatIsUninstalledGoesAtOnce() {
        shelf.offer(thing("old", 1).from(9).offer());
        shelf.withdraw(1, Departure.SERVICE);
        shelf.uninstalled(8);
        assertEquals(Map.of("x", "old"), shelf.listed());
        shelf.uninstalled(9);
        assertEquals(Map.of(), shelf.listed());
    }

    @Test
    void anUpdatedWinnerKeepsItsPlaceBeforeTheLoser() {
        shelf.offer(thing("winner", 1).from(9).ranked(5).offer());
        shelf.offer(thing("loser", 2).offer());
        shelf.withdraw(1, Departure.SERVICE);
        assertEquals(Map.of("x", "winner"), shelf.listed());
        shelf.offer(thing("winner again", 3).from(9).ranked(5).offer());
        assertEquals(Map.of("x", "winner again"), shelf.listed());
        timer.elapse();
        assertEquals(Map.of("x", "winner again"), shelf.listed());
        shelf.withdraw(3, Departure.SERVICE);
        timer.elapse();
        assertEquals(Map.of("x", "loser"), shelf.listed());
    }

    @Test
    void aBetterOneOfAnotherBundleNeedNotWait() {
        shelf.offer(thing("old", 1).offer());
        shelf.withdraw(1, Departure.SERVICE);
        shelf.offer(thing("better", 2).ranked(1).offer());
        assertEquals(Map.of("x", "better"), shelf.listed());
    }

    @Test
    void aNewVersionThatIsRefusedEndsTheWait() {
        shelf.offer(thing("old", 1).from(9).offer());
        shelf.withdraw(1, Departure.SERVICE);
        shelf.offer(thing("broken", 2).from(9).offer());
        assertEquals(Map.of(), shelf.listed());
        assertEquals("It is broken.", shelf.problems().get(2L).reason());
        shelf.withdraw(2, Departure.BUNDLE);
        assertEquals(Map.of(), shelf.problems());
    }

    @Test
    void whatCannotEvenBeExaminedIsAProblemAndNothingElse() {
        shelf.offer(thing("unlinkable", 1).offer());
        assertTrue(shelf.problems().get(1L).reason().contains("under the service id 1"));
        shelf.offer(thing("fine", 1).offer());
        assertEquals(Map.of("x", "fine"), shelf.listed());
        assertEquals(Map.of(), shelf.problems());
    }

    @Test
    void callsWaitForTheNewVersion() throws Exception {
        shelf.offer(thing("old", 1).from(9).offer());
        shelf.withdraw(1, Departure.SERVICE);
        var waiting = CompletableFuture.supplyAsync(() -> use(shelf, Duration.ofSeconds(20)));
        assertThrows(TimeoutException.class, () -> waiting.get(20, TimeUnit.MILLISECONDS));
        shelf.offer(thing("new", 2).from(9).offer());
        assertEquals(Optional.of("new"), waiting.get());
    }

    @Test
    void callsWaitNoLongerThanTheirDeadline() {
        shelf.offer(thing("old", 1).offer());
        shelf.withdraw(1, Departure.SERVICE);
        var refusal = assertThrows(ToolException.class, () -> use(shelf, Duration.ofMillis(1)));
        assertEquals(ToolException.Standard.UNAVAILABLE, refusal.code());
        assertTrue(refusal.getMessage().contains("being updated"));
    }

    @Test
    void callsLearnThatItIsGone() throws Exception {
        shelf.offer(thing("old", 1).from(9).offer());
        shelf.withdraw(1, Departure.SERVICE);
        var waiting = CompletableFuture.supplyAsync(() -> use(shelf, Duration.ofSeconds(20)));
        shelf.uninstalled(9);
        assertEquals(Optional.empty(), waiting.get());
    }

    @Test
    void goingWaitsForRunningCalls() throws Exception {
        shelf.offer(thing("old", 1).offer());
        Stoppable call = why -> {};
        var lease = shelf.lease("x", call, deadline(Duration.ofSeconds(1))).orElseThrow();
        var going = CompletableFuture.runAsync(() -> shelf.withdraw(1, Departure.SERVICE));
        assertThrows(TimeoutException.class, () -> going.get(20, TimeUnit.MILLISECONDS));
        lease.close();
        going.get();
    }

    @Test
    void callsThatDoNotEndAreStopped() throws InterruptedException {
        var impatient = shelf(Duration.ZERO);
        impatient.offer(thing("old", 1).offer());
        var told = new AtomicReference<ToolException>();
        var stopped = new CountDownLatch(1);
        Stoppable call = why -> {
            told.set(why);
            stopped.countDown();
        };
        var lease = impatient.lease("x", call, deadline(Duration.ofSeconds(1))).orElseThrow();
        Thread.startVirtualThread(() -> {
            try {
                stopped.await();
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
            lease.close();
        });
        impatient.withdraw(1, Departure.SERVICE);
        assertEquals(ToolException.Standard.UNAVAILABLE, told.get().code());
        assertTrue(told.get().getMessage().contains("Call it again"));
    }

    @Test
    void changedPropertiesKeepTheRunningCalls() throws Exception {
        shelf.offer(thing("same", 1).offer());
        var lease = shelf.lease("x", why -> {}, deadline(Duration.ofSeconds(1))).orElseThrow();
        shelf.offer(thing("same", 1).with("name", "y").offer());
        assertEquals(Map.of("y", "same"), shelf.listed());
        var going = CompletableFuture.runAsync(() -> shelf.withdraw(1, Departure.BUNDLE));
        assertThrows(TimeoutException.class, () -> going.get(20, TimeUnit.MILLISECONDS));
        lease.close();
        going.get();
        assertEquals(Map.of(), shelf.listed());
    }

    @Test
    void hundredsOfSwapsUnderLoadLoseNoCall() throws InterruptedException, ExecutionException {
        shelf.offer(thing("version 0", 1).from(9).offer());
        var swapping = CompletableFuture.runAsync(() -> {
            for (int round = 1; round <= 500; round++) {
                shelf.withdraw(round, Departure.SERVICE);
                assertEquals(1, shelf.listed().size());
                shelf.offer(thing("version " + round, round + 1L).from(9).offer());
                timer.elapse();
            }
        });
        var callers = IntStream.range(0, 8)
                .mapToObj(caller -> CompletableFuture.supplyAsync(
                        () -> {
                            int calls = 0;
                            while (!swapping.isDone()) {
                                assertTrue(use(shelf, Duration.ofSeconds(20)).isPresent());
                                calls++;
                            }
                            return calls;
                        },
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        swapping.get();
        for (var caller : callers) {
            assertTrue(caller.get() > 0);
        }
        assertEquals(Map.of("x", "version 500"), shelf.listed());
    }

    private static Optional<String> use(Shelf<String, String> shelf, Duration patience) {
        Stoppable call = why -> {
            throw new IllegalStateException("stopped");
        };
        try {
            return shelf.lease("x", call, deadline(patience)).map(lease -> {
                try (lease) {
                    return lease.content();
                }
            });
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static long deadline(Duration patience) {
        return System.nanoTime() + patience.toNanos();
    }
}
