// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs native code beside the virtual threads, which it would hold up: each of them stands on one of few carriers. */
public final class Aside {

    /** The engine calls itself as deep as a statement is nested. */
    private static final long STACK = 16L << 20;

    private Aside() {}

    /** Runs the task on a thread of its own and waits for it. What it throws is thrown here. */
    public static <T> T run(String name, Supplier<T> task) {
        if (!Thread.currentThread().isVirtual()) {
            return task.get();
        }
        var future = new FutureTask<>(task::get);
        var thread = new Thread(null, future, name, STACK);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    throw unwrapped(failed);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
