// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** How often each address may do something in a minute. */
final class Rate {

    private static final long MINUTE = 60_000;
    private static final int MOST_ADDRESSES = 10_000;

    private final AtomicReference<Window> current = new AtomicReference<>(new Window(-1));
    private final Clock clock;
    private final int most;

    /** What happened in one minute. Beyond so many addresses, the others count together. */
    private record Window(long minute, Map<String, AtomicInteger> counts) {

        Window(long minute) {
            this(minute, new ConcurrentHashMap<>());
        }

        AtomicInteger count(String address) {
            String key = counts.size() < MOST_ADDRESSES || counts.containsKey(address) ? address : "";
            return counts.computeIfAbsent(key, unused -> new AtomicInteger());
        }
    }

    Rate(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** Counts one more; false if there were too many. */
    boolean allows(String address) {
        return window().count(address).incrementAndGet() <= most;
    }

    /** Whether the next one would be too many. */
    boolean exhausted(String address) {
        return window().count(address).get() >= most;
    }

    private Window window() {
        long minute = clock.millis() / MINUTE;
        return current.updateAndGet(window -> window.minute() == minute ? window : new Window(minute));
    }
}
