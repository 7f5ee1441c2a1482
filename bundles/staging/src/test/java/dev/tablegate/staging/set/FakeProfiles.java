// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.profile.TableRules;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** One profile, which is exposed, points and wants as many approvers as the test says. */
public final class FakeProfiles implements Profiles {

    public volatile boolean exposed = true;
    public volatile String target = "local";
    public volatile int approvers = 1;

    @Override
    public Optional<Profile> find(String slug) {
        return list().stream().filter(profile -> profile.slug().equals(slug)).findFirst();
    }

    @Override
    public List<Profile> list() {
        return List.of(new Profile(
                "demo",
                "Demo",
                "#336699",
                false,
                "eu-central-1",
                new Profile.Credentials.Static("key", "none"),
                Optional.of(URI.create("http://127.0.0.1:8000")),
                TableRules.ALL,
                new Profile.Policy(false, false, approvers)));
    }

    @Override
    public boolean exposed(String slug) {
        return exposed;
    }

    @Override
    public Optional<String> target(String slug) {
        return exposed ? Optional.of(target) : Optional.empty();
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }
}
