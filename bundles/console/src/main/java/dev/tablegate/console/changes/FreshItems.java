// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.Value;
import dev.tablegate.host.staging.Reviews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Items as they are now. A page that only updates itself gets what was read a moment ago: while an agent stages a
 * thousand changes, each of them has every open page look again.
 */
final class FreshItems {

    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final int MOST = 8;
    private static final long MOST_BYTES = 4L << 20;

    private final Reviews reviews;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Wanted, Known> known = new LinkedHashMap<>();

    private record Wanted(String set, List<Integer> changes) {}

    private record Known(Instant at, Map<Integer, Optional<Map<String, Value>>> items) {}

    FreshItems(Reviews reviews, Clock clock) {
        this.reviews = reviews;
        this.clock = clock;
    }

    /** What was read a moment ago; empty if it has to be read. */
    Optional<Map<Integer, Optional<Map<String, Value>>>> recent(String set, List<Integer> changes) {
        lock.lock();
        try {
            return Optional.ofNullable(known.get(new Wanted(set, changes)))
                    .filter(found -> clock.instant().isBefore(found.at().plus(MOMENT)))
                    .map(Known::items);
        } finally {
            lock.unlock();
        }
    }

    /** Reads them, which marks conflicts. */
    Map<Integer, Optional<Map<String, Value>>> read(String set, List<Integer> changes) {
        var items = reviews.refresh(set, changes);
        lock.lock();
        try {
            known.remove(new Wanted(set, changes));
            if (bytes(items) <= MOST_BYTES) {
                known.put(new Wanted(set, changes), new Known(clock.instant(), items));
            }
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
        return items;
    }

    private static long bytes(Map<Integer, Optional<Map<String, Value>>> items) {
        return items.values().stream()
                .flatMap(Optional::stream)
                .mapToLong(ItemSize::of)
                .sum();
    }
}
