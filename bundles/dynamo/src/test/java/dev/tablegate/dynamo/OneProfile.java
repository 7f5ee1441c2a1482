// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.profile.TableRules;
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
        return local(endpoint, TableRules.ALL);
    }

    static Profile local(URI endpoint, TableRules tables) {
        return of(new Profile.Credentials.Static("local", "local"), endpoint, tables);
    }

    static Profile of(Profile.Credentials credentials, URI endpoint, TableRules tables) {
        return new Profile(
                "demo",
                "Demo",
                "#3b6ea5",
                false,
                "eu-central-1",
                credentials,
                Optional.of(endpoint),
                tables,
                Profile.Policy.DEFAULT);
    }

    @Override
    public Optional<Profile> find(String slug) {
        return profile.filter(found -> found.slug().equals(slug));
    }

    @Override
    public List<Profile> list() {
        return profile.stream().toList();
    }

    @Override
    public boolean exposed(String slug) {
        return find(slug).isPresent();
    }

    @Override
    public Optional<String> target(String slug) {
        return find(slug).map(Profile::region);
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }
}
