// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.RandomIds;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The exports in the store. */
record Book(Store store) {

    private static final String KIND = "export";
    private static final int TRIES = 20;

    /** All of them, newest first. */
    List<Header> all() {
        return store.list(KIND, "").stream()
                .map(entry -> Records.read(entry, Header.class))
                .sorted(Comparator.comparing(Header::created).reversed())
                .toList();
    }

    Optional<Header> find(String id) {
        return entry(id).map(entry -> Records.read(entry, Header.class));
    }

    void create(Header header) {
        store.write(Change.create(KIND, header.id(), Records.write(header), Optional.empty()));
    }

    /** Changes one upon whatever it is by now; empty if it is gone. */
    Optional<Header> change(String id, UnaryOperator<Header> change) {
        for (int i = 1; ; i++) {
            Optional<Entry> read = entry(id);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            Header after = change.apply(Records.read(read.get(), Header.class));
            try {
                store.write(Change.replace(read.get(), Records.write(after), Optional.empty()));
                return Optional.of(after);
            } catch (Conflict somebodyElse) {
                if (i == TRIES) {
                    throw somebodyElse;
                }
            }
        }
    }

    void forget(String id) {
        store.write(Change.remove(KIND, id));
    }

    private Optional<Entry> entry(String id) {
        return RandomIds.plausible(id) ? store.get(KIND, id) : Optional.empty();
    }
}
