// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.parquet;

import dev.tablegate.api.tool.Call;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs long native code beside the virtual threads, which it would hold up, and stops it when the call is stopped. */
final class Aside {

    private static final long ASK_MILLIS = 100;

    private Aside() {}

    /** What may fail in the engine. */
    interface Task {
        void run() throws SQLException;
    }

    static void run(Task task, Task cancel, Call call) throws SQLException {
        var running = new FutureTask<>(() -> {
            task.run();
            return true;
        });
        Thread.ofPlatform().daemon().name("parquet").start(running);
        boolean ended = false;
        boolean interrupted = false;
        try {
            while (!ended) {
                try {
                    ended = running.get(ASK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    call.checkCancelled();
                } catch (InterruptedException stopping) {
                    interrupted = true;
                    call.checkCancelled();
                }
            }
        } catch (ExecutionException failed) {
            ended = true;
            throw failed.getCause() instanceof SQLException sql ? sql : new SQLException(failed.getCause());
        } finally {
            if (!ended) {
                cancel.run();
                join(running);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The engine must be closed only when nothing runs in it any more. */
    private static void join(FutureTask<Boolean> running) {
        boolean interrupted = false;
        while (!running.isDone()) {
            try {
                running.get();
            } catch (InterruptedException later) {
                interrupted = true;
            } catch (ExecutionException cancelled) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
