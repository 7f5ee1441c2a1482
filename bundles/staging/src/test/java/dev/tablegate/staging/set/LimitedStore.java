// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A store that refuses what the contract does not allow. */
final class LimitedStore implements Store {

    private final Store store;

    LimitedStore(Store store) {
        this.store = store;
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
        var records = new HashSet<String>();
        for (Change change : changes) {
            require(records.add(change.kind() + " " + change.id()), "each record once");
            require(change.id().getBytes(StandardCharsets.UTF_8).length <= 512, "short ids");
            require(
                    !(change instanceof Change.Put put)
                            || put.value().getBytes(StandardCharsets.UTF_8).length <= 256 * 1024,
                    "small values");
        }
        require(changes.size() <= 100, "few changes");
        store.write(changes);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("The store takes " + what + ".");
        }
    }
}
