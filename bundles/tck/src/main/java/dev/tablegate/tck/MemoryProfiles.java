// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.host.profile.Budget;
import dev.tablegate.host.profile.Entity;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profile.Policy;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.profile.TableRules;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** Profiles in memory, which are exposed and lead where the test says. */
public final class MemoryProfiles implements Profiles {

    /** Where a profile leads that nobody said anything of. */
    public static final String TARGET = "local";

    private final Map<String, Profile> profiles = new ConcurrentSkipListMap<>();
    private final Map<String, String> targets = new ConcurrentHashMap<>();
    private final Set<String> exposed = ConcurrentHashMap.newKeySet();

    /** These, all of them exposed. */
    public MemoryProfiles(Profile... known) {
        for (Profile profile : known) {
            put(profile);
            expose(profile.slug(), true);
            lead(profile.slug(), TARGET);
        }
    }

    /** A profile on a local DynamoDB. */
    public static Profile local(String slug, URI endpoint) {
        return new Profile(
                slug,
                slug,
                "#3b6ea5",
                false,
                "eu-central-1",
                new Profile.Credentials.Static("local", "local"),
                Optional.of(endpoint),
                TableRules.ALL,
                Policy.DEFAULT);
    }

    /** One on a local DynamoDB that nobody asks. */
    public static Profile local(String slug) {
        return local(slug, URI.create("http://127.0.0.1:1"));
    }

    /** Adds a profile, or changes the one with its slug. */
    public void put(Profile profile) {
        profiles.put(profile.slug(), profile);
    }

    /** Takes a profile away. */
    public void remove(String slug) {
        profiles.remove(slug);
    }

    /** Exposes a profile, or ends that. */
    public void expose(String slug, boolean yes) {
        if (yes) {
            exposed.add(slug);
        } else {
            exposed.remove(slug);
        }
    }

    /** Says where a profile leads. */
    public void lead(String slug, String target) {
        targets.put(slug, target);
    }

    /** Leaves nobody able to tell where a profile leads. */
    public void lose(String slug) {
        targets.remove(slug);
    }

    /** Says how many people a commit to a profile needs. */
    public void approvers(String slug, int people) {
        change(slug, old -> new Policy(old.valuesInAudit(), old.codeInForm(), people, old.budget(), old.entities()));
    }

    /** Says how much may be read with a profile. */
    public void budget(String slug, Budget budget) {
        change(slug, old -> new Policy(old.valuesInAudit(), old.codeInForm(), old.approvers(), budget, old.entities()));
    }

    /** Says what SQL sees as tables of their own. */
    public void entities(String slug, List<Entity> entities) {
        change(slug, old -> new Policy(old.valuesInAudit(), old.codeInForm(), old.approvers(), old.budget(), entities));
    }

    private void change(String slug, UnaryOperator<Policy> change) {
        Profile known = find(slug).orElseThrow();
        put(new Profile(
                slug,
                known.label(),
                known.colour(),
                known.production(),
                known.region(),
                known.credentials(),
                known.endpoint(),
                known.tables(),
                change.apply(known.policy())));
    }

    @Override
    public Optional<Profile> find(String slug) {
        return Optional.ofNullable(profiles.get(slug));
    }

    @Override
    public List<Profile> list() {
        return List.copyOf(profiles.values());
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
}
