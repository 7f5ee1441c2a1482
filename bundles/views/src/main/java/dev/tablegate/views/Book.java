// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.RandomIds;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The views in the store.
 *
 * @param kept how long a view is kept that nobody changes
 */
record Book(Store store, Duration kept) {

    private static final String KIND = "view";

    /** All of them, the one changed last first. */
    List<Stored> all() {
        return store.list(KIND, "").stream()
                .map(entry -> Records.read(entry, Stored.class))
                .sorted(Comparator.comparing(Stored::updated).reversed().thenComparing(Stored::id))
                .toList();
    }

    Optional<Stored> find(String id) {
        return RandomIds.plausible(id)
                ? store.get(KIND, id).map(entry -> Records.read(entry, Stored.class))
                : Optional.empty();
    }

    void put(Stored view) {
        store.write(Change.put(
                KIND, view.id(), Records.write(view), Optional.of(view.updated().plus(kept))));
    }

    void forget(String id) {
        store.write(Change.remove(KIND, id));
    }
}
