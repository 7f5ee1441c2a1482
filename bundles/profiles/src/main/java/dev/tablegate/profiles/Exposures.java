// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The exposures, in memory and in the store. */
final class Exposures {

    private static final String KIND = "exposure";

    private final Map<String, Exposed> bySlug = new ConcurrentHashMap<>();
    private final Store store;

    Exposures(Store store) {
        this.store = store;
        store.list(KIND, "").forEach(entry -> bySlug.put(entry.id(), read(entry).exposed()));
    }

    /**
     * An exposed profile.
     *
     * @param print the settings by which it was last worked out where it leads
     * @param target what it pointed at when a person exposed it
     * @param moved what it points at now, if that is something else
     */
    record Exposed(String print, String target, Optional<String> moved) {}

    private record Stored(
            String print, String target, @Nullable String moved) {

        static Stored of(Exposed exposed) {
            return new Stored(exposed.print(), exposed.target(), exposed.moved().orElse(""));
        }

        Exposed exposed() {
            return new Exposed(print, target, Optional.ofNullable(moved).filter(text -> !text.isEmpty()));
        }
    }

    Optional<Exposed> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    void put(String slug, Exposed exposed) {
        write(slug, exposed);
        bySlug.put(slug, exposed);
    }

    /** Unless somebody changed or ended it meanwhile. */
    void replace(String slug, Exposed before, Exposed after) {
        if (bySlug.replace(slug, before, after)) {
            write(slug, after);
        }
    }

    /** In memory; so it is over even if the disk refuses. */
    boolean forget(String slug) {
        return bySlug.remove(slug) != null;
    }

    void remove(String slug) {
        store.write(Change.remove(KIND, slug));
    }

    private void write(String slug, Exposed exposed) {
        store.write(Change.put(KIND, slug, Records.write(Stored.of(exposed)), Optional.empty()));
    }

    private static Stored read(Entry entry) {
        return Records.read(entry, Stored.class);
    }
}
