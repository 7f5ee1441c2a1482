// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What every {@link Store} does. Implement it in a test of yours; each test asks for an empty store. */
public interface StoreContract {

    /** An empty store that tells the time by the clock. */
    Store store(Clock clock) throws Exception;

    /** A clock that is moved by hand. */
    final class HandClock {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));

        /** The clock. */
        public Clock clock() {
            InstantSource source = now::get;
            return source.withZone(ZoneOffset.UTC);
        }

        /** Moves it. */
        public void pass(Duration time) {
            now.updateAndGet(instant -> instant.plus(time));
        }
    }

    @Test
    default void whatWasWrittenIsReadAsItWas() throws Exception {
        Store store = store(Clock.systemUTC());
        String value = "{\"text\":\"\u00e4 \ud83d\ude00 \\u0000\",\"n\":1}";
        store.write(Change.create("grant", "a/b c", value, Optional.empty()));
        Entry entry = store.get("grant", "a/b c").orElseThrow();
        assertEquals(value, entry.value());
        assertEquals("grant", entry.kind());
        assertEquals("a/b c", entry.id());
        assertEquals(Optional.empty(), entry.expires());
        assertTrue(store.get("grant", "a").isEmpty());
        assertTrue(store.get("token", "a/b c").isEmpty());
    }

    @Test
    default void listsAKindByPrefixInTheOrderOfTheIds() throws Exception {
        Store store = store(Clock.systemUTC());
        for (String id : List.of("b1", "a2", "a1", "a_", "a%", "A1", "c")) {
            store.write(Change.create("x", id, id, Optional.empty()));
        }
        store.write(Change.create("y", "a0", "other", Optional.empty()));
        assertEquals(List.of("a%", "a1", "a2", "a_"), ids(store.list("x", "a")));
        assertEquals(List.of("a%"), ids(store.list("x", "a%")));
        assertEquals(7, store.list("x", "").size());
        assertEquals(List.of(), store.list("z", ""));
    }

    @Test
    default void aBatchIsMadeWholeOrNotAtAll() throws Exception {
        Store store = store(Clock.systemUTC());
        store.write(Change.create("x", "there", "1", Optional.empty()));
        assertThrows(
                Conflict.class,
                () -> store.write(List.of(
                        Change.create("x", "new", "2", Optional.empty()),
                        Change.create("x", "there", "3", Optional.empty()))));
        assertTrue(store.get("x", "new").isEmpty());
        assertEquals("1", store.get("x", "there").orElseThrow().value());
        store.write(List.of(Change.put("x", "new", "2", Optional.empty()), Change.remove("x", "there")));
        assertEquals(List.of("new"), ids(store.list("x", "")));
    }

    @Test
    default void aRecordThatChangedSinceItWasReadIsNotReplaced() throws Exception {
        Store store = store(Clock.systemUTC());
        store.write(Change.create("x", "a", "1", Optional.empty()));
        Entry read = store.get("x", "a").orElseThrow();
        store.write(Change.replace(read, "2", Optional.empty()));
        assertThrows(Conflict.class, () -> store.write(Change.replace(read, "3", Optional.empty())));
        assertThrows(Conflict.class, () -> store.write(Change.remove(read)));
        assertTrue(store.get("x", "a").orElseThrow().version() > read.version());
        store.write(Change.remove(store.get("x", "a").orElseThrow()));
        assertThrows(Conflict.class, () -> store.write(Change.replace(read, "4", Optional.empty())));
        store.write(Change.remove("x", "a"));
    }

    @Test
    default void aRecordMadeAnewIsAnotherVersion() throws Exception {
        Store store = store(Clock.systemUTC());
        store.write(Change.create("x", "a", "1", Optional.empty()));
        Entry read = store.get("x", "a").orElseThrow();
        store.write(Change.remove("x", "a"));
        store.write(Change.create("x", "a", "1", Optional.empty()));
        assertThrows(Conflict.class, () -> store.write(Change.replace(read, "2", Optional.empty())));
    }

    @Test
    default void aRecordThatHasExpiredIsGone() throws Exception {
        var hand = new HandClock();
        Store store = store(hand.clock());
        Instant end = hand.clock().instant().plusSeconds(60);
        store.write(Change.create("x", "a", "1", Optional.of(end)));
        assertEquals(Optional.of(end), store.get("x", "a").orElseThrow().expires());
        Entry read = store.get("x", "a").orElseThrow();
        hand.pass(Duration.ofSeconds(60));
        assertTrue(store.get("x", "a").isEmpty());
        assertEquals(List.of(), store.list("x", ""));
        assertThrows(Conflict.class, () -> store.write(Change.replace(read, "2", Optional.empty())));
        store.write(Change.create("x", "a", "3", Optional.empty()));
        assertEquals("3", store.get("x", "a").orElseThrow().value());
    }

    @Test
    default void ofManyWhoChangeOneRecordOneWinsEachTime() throws Exception {
        Store store = store(Clock.systemUTC());
        store.write(Change.create("x", "counter", "0", Optional.empty()));
        var won = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .forEach(unused -> threads.submit(() -> {
                        for (int round = 0; round < 20; round++) {
                            Entry read = store.get("x", "counter").orElseThrow();
                            try {
                                String next = String.valueOf(Integer.parseInt(read.value()) + 1);
                                store.write(Change.replace(read, next, Optional.empty()));
                                won.incrementAndGet();
                            } catch (Conflict another) {
                                Thread.yield();
                            }
                        }
                    }));
        }
        assertEquals(
                String.valueOf(won.get()),
                store.get("x", "counter").orElseThrow().value());
        assertTrue(won.get() >= 20);
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }
}
