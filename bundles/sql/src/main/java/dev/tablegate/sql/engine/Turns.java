// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets so many statements run at a time, for each takes memory beside the heap. */
public final class Turns {

    private static final long PAUSE_MILLIS = 100;

    private final Semaphore free;

    /** For so many at a time. */
    public Turns(int most) {
        this.free = new Semaphore(most, true);
    }

    /** Waits for a turn, as long as the call may. */
    public <T> T take(Call call, Supplier<T> work) {
        try {
            while (!free.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                call.checkCancelled();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new ToolException(Standard.CANCELLED, "The server is stopping.");
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
