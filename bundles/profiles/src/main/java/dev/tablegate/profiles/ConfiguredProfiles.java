// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The profiles that are configured now. Of two with one slug the one that came first stays. */
@Component
public final class ConfiguredProfiles implements Profiles {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredProfiles.class);

    private final Map<String, List<ConfiguredProfile>> bySlug = new ConcurrentSkipListMap<>();

    @Activate
    public ConfiguredProfiles() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProfile(ConfiguredProfile added) {
        added.profile()
                .ifPresent(profile -> bySlug.compute(profile.slug(), (slug, others) -> {
                    if (others != null) {
                        LOG.warn("Two profiles have the slug '{}'. The first stays; give the other one its own.", slug);
                    }
                    var all = new ArrayList<>(others == null ? List.of() : others);
                    all.add(added);
                    return List.copyOf(all);
                }));
    }

    void removeProfile(ConfiguredProfile removed) {
        removed.profile()
                .ifPresent(profile -> bySlug.computeIfPresent(profile.slug(), (slug, all) -> {
                    var rest = all.stream().filter(other -> other != removed).toList();
                    return rest.isEmpty() ? null : rest;
                }));
    }

    @Override
    public Optional<Profile> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug))
                .flatMap(all -> all.getFirst().profile());
    }

    @Override
    public List<Profile> list() {
        return bySlug.values().stream()
                .flatMap(all -> all.getFirst().profile().stream())
                .sorted(Comparator.comparing(Profile::slug))
                .toList();
    }
}
