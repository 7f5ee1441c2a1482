// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.disk;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import java.util.List;
import java.util.Optional;

/** The files in the store, by connection. */
record Book(Store store) {

    private static final String KIND = "workspace-file";

    List<Kept> all() {
        return read("");
    }

    List<Kept> of(String connection) {
        return read(connection + "/");
    }

    Optional<Kept> find(String connection, String id) {
        return store.get(KIND, connection + "/" + id).map(entry -> Records.read(entry, Kept.class));
    }

    void add(Kept kept) {
        store.write(Change.create(KIND, id(kept), Records.write(kept), Optional.empty()));
    }

    void remove(Kept kept) {
        store.write(Change.remove(KIND, id(kept)));
    }

    private List<Kept> read(String prefix) {
        return store.list(KIND, prefix).stream()
                .map(entry -> Records.read(entry, Kept.class))
                .toList();
    }

    private static String id(Kept kept) {
        return kept.file().connection() + "/" + kept.file().id();
    }
}
