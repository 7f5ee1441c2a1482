// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.paging;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Does several things at a time, each on a thread of its own, and gives up on all of them as soon as the call ends. */
public final class Fan implements AutoCloseable {

    private static final int LOOK_MILLIS = 50;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** The results, in the order of the tasks. */
    public <T, R> List<R> all(Call call, List<T> tasks, Function<T, R> work) {
        if (tasks.size() == 1) {
            return List.of(work.apply(tasks.getFirst()));
        }
        List<Future<R>> futures = tasks.stream()
                .map(task -> threads.submit(() -> work.apply(task)))
                .toList();
        try {
            return futures.stream().map(future -> result(call, future)).toList();
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static <R> R result(Call call, Future<R> future) {
        while (true) {
            try {
                return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                call.checkCancelled();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                call.checkCancelled();
                throw new ToolException(ToolException.Standard.CANCELLED, "The call was cancelled.", ended);
            } catch (ExecutionException failure) {
                throw unchecked(failure);
            }
        }
    }

    private static RuntimeException unchecked(ExecutionException failure) {
        return switch (failure.getCause()) {
            case ToolException known -> known;
            case RuntimeException other -> other;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(failure);
        };
    }
}
