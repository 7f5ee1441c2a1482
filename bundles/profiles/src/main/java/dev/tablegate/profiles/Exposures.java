// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Store;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The exposures, in memory and in the store. */
final class Exposures {

    private static final String KIND = "exposure";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

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
        try {
            store.write(Change.put(KIND, slug, JSON.writeValueAsString(Stored.of(exposed)), Optional.empty()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stored read(Entry entry) {
        try {
            return JSON.readValue(entry.value(), Stored.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The exposure of " + entry.id() + " cannot be read from the store", e);
        }
    }
}
