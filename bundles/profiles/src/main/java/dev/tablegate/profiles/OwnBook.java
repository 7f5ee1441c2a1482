// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.host.json.Json;
import dev.tablegate.host.profile.Budget;
import dev.tablegate.host.profile.OwnProfile;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.store.StoreFailure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The profiles that were made in the console, as records of the store. */
@Component(service = OwnBook.class)
public final class OwnBook {

    private static final String KIND = "profile";
    private static final ObjectMapper JSON = Json.mapper();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ConcurrentSkipListMap<String, OwnProfile> bySlug = new ConcurrentSkipListMap<>();
    private final Store store;
    private volatile List<Settings> settings = List.of();

    @Activate
    public OwnBook(@Reference Store store) {
        this.store = store;
        store.list(KIND, "").forEach(entry -> bySlug.put(entry.id(), read(entry)));
        index();
    }

    /** All, by slug; the same list until one of them changes. */
    List<Settings> settings() {
        return settings;
    }

    List<OwnProfile> list() {
        return List.copyOf(bySlug.values());
    }

    Optional<OwnProfile> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** Calls the listener after each change. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void put(OwnProfile profile) {
        store.write(Change.put(KIND, profile.slug(), Records.write(profile), Optional.empty()));
        bySlug.put(profile.slug(), profile);
        index();
        listeners.forEach(Runnable::run);
    }

    void remove(String slug) {
        store.write(Change.remove(KIND, slug));
        bySlug.remove(slug);
        index();
        listeners.forEach(Runnable::run);
    }

    /** One that was written before there was some budget, or entities, has none. */
    private static OwnProfile read(Entry entry) {
        try {
            if (JSON.readTree(entry.value()) instanceof ObjectNode profile
                    && profile.get("policy") instanceof ObjectNode policy) {
                ObjectNode budget = JSON.valueToTree(Budget.NONE);
                policy.set("budget", budget.setAll(policy.withObject("budget")));
                policy.withArray("entities");
                return Records.read(
                        new Entry(entry.kind(), entry.id(), entry.version(), profile.toString(), entry.expires()),
                        OwnProfile.class);
            }
        } catch (JsonProcessingException damaged) {
            throw new StoreFailure("The record of the profile " + entry.id() + " is no JSON.", damaged);
        }
        return Records.read(entry, OwnProfile.class);
    }

    private void index() {
        settings = bySlug.values().stream().map(Settings::of).toList();
    }
}
