// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same on several threads in the same moment. */
final class Racing {

    private Racing() {}

    static <R> List<R> of(int threads, Callable<R> what) {
        var start = new CyclicBarrier(threads);
        try (var all = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<R>>();
            for (int i = 0; i < threads; i++) {
                running.add(all.submit(() -> {
                    start.await();
                    return what.call();
                }));
            }
            var results = new ArrayList<R>();
            for (Future<R> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
