// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.fake;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.core.call.Trail;
import dev.tablegate.host.access.Elevations;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A trail without profiles, and the wishes it leaves. */
public final class FakeTrail {

    private FakeTrail() {}

    public static Trail over(Audit audit) {
        return over(audit, new Wishes());
    }

    public static Trail over(Audit audit, Elevations elevations) {
        return new Trail(audit, elevations, new NoProfiles());
    }

    /** Wishes as they are left: scope and operation. */
    public static final class Wishes implements Elevations {

        private final List<String> left = new CopyOnWriteArrayList<>();

        public List<String> left() {
            return left;
        }

        @Override
        public void wish(Grant grant, Scope scope, String operation) {
            left.add(scope + " " + operation);
        }

        @Override
        public List<Elevation> waiting() {
            return List.of();
        }

        @Override
        public void approve(String id, Duration duration, String person) {
            throw new IllegalArgumentException("nothing waits");
        }

        @Override
        public void deny(String id, String person) {
            throw new IllegalArgumentException("nothing waits");
        }
    }

    private static final class NoProfiles implements Profiles {

        @Override
        public Optional<Profile> find(String slug) {
            return Optional.empty();
        }

        @Override
        public List<Profile> list() {
            return List.of();
        }

        @Override
        public boolean exposed(String slug) {
            return true;
        }

        @Override
        public Optional<String> target(String slug) {
            return Optional.of("local");
        }

        @Override
        public List<String> remarks() {
            return List.of();
        }
    }
}
