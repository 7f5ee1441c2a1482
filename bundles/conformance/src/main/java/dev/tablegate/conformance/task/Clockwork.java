// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.task;

import dev.tablegate.api.task.Task;
import dev.tablegate.api.tool.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Work that is nothing but the passing of time. */
final class Clockwork<O extends Record> {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private record Item<O extends Record>(
            String connection, Instant begin, Instant end, Task.State<O> after, Optional<Instant> cancelled) {

        Task<O> at(Instant now) {
            boolean over = !now.isBefore(end);
            Task.State<O> state = cancelled.isPresent() ? new Task.Cancelled<>() : over ? after : new Task.Working<>();
            Instant updated = cancelled.orElse(over ? end : now);
            return new Task<>(state, "Time passes.", begin, updated, KEPT, PAUSE);
        }
    }

    private final Map<String, Item<O>> items = new ConcurrentHashMap<>();

    /** Begins work that will have ended so after that time. */
    String begin(Call call, Duration length, Task.State<O> after) {
        String id = UUID.randomUUID().toString();
        Instant now = Instant.now();
        items.values().removeIf(item -> item.begin().plus(KEPT).isBefore(now));
        items.put(id, new Item<>(call.connection(), now, now.plus(length), after, Optional.empty()));
        return id;
    }

    Optional<Task<O>> find(Call call, String id) {
        return Optional.ofNullable(items.get(id))
                .filter(item -> item.connection().equals(call.connection()))
                .map(item -> item.at(Instant.now()));
    }

    void cancel(String id) {
        items.computeIfPresent(
                id,
                (same, item) -> new Item<>(
                        item.connection(), item.begin(), item.end(), item.after(), Optional.of(Instant.now())));
    }
}
