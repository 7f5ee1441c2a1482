// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The heartbeat of all answers that are under way. Each beat writes on its own thread: clients may read slowly. */
public final class Pulse implements AutoCloseable {

    private static final long BEAT_MILLIS = 250;

    private final Set<LazyResponse> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("mcp-pulse").daemon().factory());

    public Pulse() {
        clock.scheduleAtFixedRate(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Takes an answer up. */
    public void add(LazyResponse response) {
        open.add(response);
    }

    /** Lets an answer go. */
    public void remove(LazyResponse response) {
        open.remove(response);
    }

    private void beat() {
        long now = System.nanoTime();
        for (LazyResponse response : open) {
            if (response.isQuiet(now)) {
                Thread.ofVirtual().name("mcp-beat").start(() -> response.pulse(now));
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
