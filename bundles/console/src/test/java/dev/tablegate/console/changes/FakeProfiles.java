// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import java.util.List;
import java.util.Optional;

/** One profile, or none. */
record FakeProfiles(Optional<Profile> only) implements Profiles {

    @Override
    public Optional<Profile> find(String slug) {
        return only.filter(profile -> profile.slug().equals(slug));
    }

    @Override
    public List<Profile> list() {
        return only.stream().toList();
    }

    @Override
    public boolean exposed(String slug) {
        return true;
    }

    @Override
    public Optional<String> target(String slug) {
        return Optional.of("here");
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }
}
