// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.profile.TableRules;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Two profiles, demo and prod, which are exposed and point where the test says. */
final class FakeProfiles implements Profiles {

    final Set<String> exposed = ConcurrentHashMap.newKeySet();
    final Map<String, String> targets = new ConcurrentHashMap<>(Map.of("demo", "local", "prod", "account 1"));

    FakeProfiles() {
        exposed.addAll(List.of("demo", "prod"));
    }

    @Override
    public Optional<Profile> find(String slug) {
        return list().stream().filter(profile -> profile.slug().equals(slug)).findFirst();
    }

    @Override
    public List<Profile> list() {
        return List.of(profile("demo"), profile("hidden"), profile("prod"));
    }

    @Override
    public boolean exposed(String slug) {
        return exposed.contains(slug);
    }

    @Override
    public Optional<String> target(String slug) {
        return Optional.ofNullable(targets.get(slug)).filter(target -> exposed(slug));
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    private static Profile profile(String slug) {
        return new Profile(
                slug,
                slug,
                "#336699",
                false,
                "eu-central-1",
                new Profile.Credentials.Static("key", "none"),
                Optional.of(URI.create("http://127.0.0.1:8000")),
                TableRules.ALL,
                Profile.Policy.DEFAULT);
    }
}
