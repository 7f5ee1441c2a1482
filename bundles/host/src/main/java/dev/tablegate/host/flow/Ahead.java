// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.flow;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Work on a thread of its own, such as the next part of a series while the one before is used. */
public final class Ahead<T> implements AutoCloseable {

    private static final int LOOK_MILLIS = 50;

    private final FutureTask<T> work;

    private Ahead(Supplier<T> work) {
        this.work = new FutureTask<>(work::get);
    }

    /** Begins at once. */
    public static <T> Ahead<T> of(Supplier<T> work) {
        var ahead = new Ahead<>(work);
        Thread.ofVirtual().name("ahead").start(ahead.work);
        return ahead;
    }

    /**
     * What came of it, once it is there.
     *
     * @throws RuntimeException what the work threw
     * @throws ToolException also when the call ended meanwhile
     */
    public T get(Call call) {
        while (true) {
            try {
                return work.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                call.checkCancelled();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                call.checkCancelled();
                throw new ToolException(ToolException.Standard.CANCELLED, "The call was cancelled.", ended);
            } catch (ExecutionException failed) {
                throw unchecked(failed);
            }
        }
    }

    /** Gives it up: it is interrupted if it still runs, for nobody pays for what nobody takes. */
    @Override
    public void close() {
        work.cancel(true);
    }

    private static RuntimeException unchecked(ExecutionException failed) {
        return switch (failed.getCause()) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(failed);
        };
    }
}
