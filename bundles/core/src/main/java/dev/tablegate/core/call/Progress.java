// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import dev.tablegate.host.catalog.Channel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Thins out what a tool tells of its progress: rising only, a few times a second, and always the last one. */
final class Progress {

    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final Channel channel;
    private double furthest = Double.NEGATIVE_INFINITY;
    private long sent = System.nanoTime() - EVERY;
    private @Nullable Told unsent;

    private record Told(double done, double total, String message) {}

    Progress(Channel channel) {
        this.channel = channel;
    }

    void tell(double done, double total, String message) {
        lock.lock();
        try {
            if (!(done > furthest)) {
                return;
            }
            furthest = done;
            unsent = new Told(done, total, message);
            if (System.nanoTime() - sent >= EVERY) {
                send();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends what was kept back. */
    void finish() {
        lock.lock();
        try {
            send();
        } finally {
            lock.unlock();
        }
    }

    private void send() {
        Told told = unsent;
        if (told != null) {
            unsent = null;
            sent = System.nanoTime();
            channel.progress(told.done, told.total, told.message);
        }
    }
}
