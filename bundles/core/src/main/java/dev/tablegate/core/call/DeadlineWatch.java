// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Stops calls that take too long. One thread looks at all of them, so that a call costs no timer of its own. */
final class DeadlineWatch implements Step, AutoCloseable {

    private static final long EVERY_MILLIS = 50;

    private final Set<RunningCall> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deadlines").factory());

    DeadlineWatch() {
        thread.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void enter(RunningCall call) {
        running.add(call);
    }

    @Override
    public void leave(RunningCall call) {
        running.remove(call);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        long now = System.nanoTime();
        for (RunningCall call : running) {
            call.stopIfOverdue(now);
        }
    }
}
