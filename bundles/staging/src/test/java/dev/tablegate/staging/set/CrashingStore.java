// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.store.StoreFailure;
import java.util.List;
import java.util.Optional;

/** A store that makes so many writes and no more. */
final class CrashingStore implements Store {

    private final Store store;
    private int left;
    private boolean crashed;

    CrashingStore(Store store, int writes) {
        this.store = store;
        this.left = writes;
    }

    boolean crashed() {
        return crashed;
    }

    @Override
    public Optional<Entry> get(String kind, String id) {
        return store.get(kind, id);
    }

    @Override
    public List<Entry> list(String kind, String prefix) {
        return store.list(kind, prefix);
    }

    @Override
    public void write(List<Change> changes) {
        if (left-- <= 0) {
            crashed = true;
            throw new StoreFailure("The store crashed.");
        }
        store.write(changes);
    }
}
