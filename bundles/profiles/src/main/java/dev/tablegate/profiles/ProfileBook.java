// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.Profile;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The profiles that are configured now. Of two with one slug, the one that was there first counts. */
@Component(service = ProfileBook.class)
public final class ProfileBook {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileBook.class);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Profile> byConfiguration = new LinkedHashMap<>();
    private volatile Map<String, Profile> bySlug = Map.of();
    private volatile List<Profile> list = List.of();

    /** The profile of that slug. */
    Optional<Profile> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** All, by slug; the same list until one of them changes. */
    List<Profile> list() {
        return list;
    }

    /** Calls the listener after each change. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Takes what a configuration says, in place of what it said before. */
    synchronized void put(String configuration, Profile profile) {
        byConfiguration.put(configuration, profile);
        index();
        if (bySlug.get(profile.slug()) != profile) {
            LOG.error(
                    "The profile configuration {} is left out: there is another profile with the slug '{}'. "
                            + "Give it a slug of its own.",
                    configuration,
                    profile.slug());
        }
    }

    /** Forgets what a configuration said. */
    synchronized void remove(String configuration) {
        byConfiguration.remove(configuration);
        index();
    }

    private void index() {
        var index = new LinkedHashMap<String, Profile>();
        byConfiguration.values().forEach(profile -> index.putIfAbsent(profile.slug(), profile));
        bySlug = Map.copyOf(index);
        list = index.values().stream()
                .sorted(Comparator.comparing(Profile::slug))
                .toList();
        listeners.forEach(Runnable::run);
    }
}
