// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.profile.TableRules;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The profile {@code demo}, exposed, which can be made to lead elsewhere. */
final class OneProfile implements Profiles {

    static final String TARGET = "here";

    private final URI endpoint;
    private volatile String target = TARGET;

    OneProfile() {
        this(URI.create("http://127.0.0.1:1"));
    }

    OneProfile(URI endpoint) {
        this.endpoint = endpoint;
    }

    void lead(String elsewhere) {
        target = elsewhere;
    }

    @Override
    public Optional<Profile> find(String slug) {
        return Optional.of(new Profile(
                "demo",
                "Demo",
                "#3b6ea5",
                false,
                "eu-central-1",
                new Profile.Credentials.Static("local", "local"),
                Optional.of(endpoint),
                TableRules.ALL,
                Profile.Policy.DEFAULT));
    }

    @Override
    public List<Profile> list() {
        return find("demo").stream().toList();
    }

    @Override
    public boolean exposed(String slug) {
        return true;
    }

    @Override
    public Optional<String> target(String slug) {
        return Optional.of(target);
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }
}
