// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

import dev.tablegate.api.tool.ToolException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The calls that run on one instance. Once it is closed no further call enters. */
final class Gate {

    private final Set<Stoppable> running = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private volatile boolean closed;

    /** Lets a call in, unless the gate is closed. */
    boolean enter(Stoppable call) {
        running.add(call);
        if (closed) {
            leave(call);
            return false;
        }
        return true;
    }

    void leave(Stoppable call) {
        running.remove(call);
        if (closed) {
            lock.lock();
            try {
                left.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Closes the gate and waits until the calls have left; what has not left in time is stopped. */
    void drain(Duration patience, Duration unwind, ToolException why) {
        closed = true;
        if (!await(patience)) {
            running.forEach(call -> call.stop(why));
            await(unwind);
        }
    }

    private boolean await(Duration patience) {
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (!running.isEmpty()) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = left.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
