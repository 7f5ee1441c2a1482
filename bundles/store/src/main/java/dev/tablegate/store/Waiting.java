// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.Change;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Changes that wait for the writer, and how they ended. */
final class Waiting {

    private final List<Change> changes;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile Optional<RuntimeException> refusal = Optional.empty();

    Waiting(List<Change> changes) {
        this.changes = List.copyOf(changes);
    }

    List<Change> changes() {
        return changes;
    }

    /** They are not made. It is told with the end of the transaction: what stood against them lasts by then. */
    void refuse(RuntimeException reason) {
        refusal = Optional.of(reason);
    }

    void fail(RuntimeException failure) {
        end.completeExceptionally(failure);
    }

    /** They last, unless they were refused. */
    void done() {
        refusal.ifPresentOrElse(end::completeExceptionally, () -> end.complete(null));
    }

    /** Waits for the end. */
    void join() {
        end.join();
    }
}
