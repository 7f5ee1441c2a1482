// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The profile {@code demo}, which the test can change. */
final class OneProfile implements Profiles {

    private volatile Optional<Profile> profile;

    OneProfile(URI endpoint) {
        profile = Optional.of(local(endpoint));
    }

    void set(Optional<Profile> other) {
        profile = other;
    }

    static Profile local(URI endpoint) {
        return new Profile(
                "demo",
                "Demo",
                "eu-central-1",
                new Profile.Credentials.Static("local", "local"),
                Optional.of(endpoint));
    }

    @Override
    public Optional<Profile> find(String slug) {
        return profile.filter(found -> found.slug().equals(slug));
    }

    @Override
    public List<Profile> list() {
        return profile.stream().toList();
    }
}
