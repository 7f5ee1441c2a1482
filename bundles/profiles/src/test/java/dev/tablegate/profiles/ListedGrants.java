// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Grants that the test gives and takes. */
final class ListedGrants implements Grants {

    private final List<Grant> grants = new CopyOnWriteArrayList<>();

    ListedGrants give(String connection, String profile) {
        grants.add(new Grant(
                connection, Optional.empty(), "An agent", profile, "", Scope.READ, "ann", Instant.EPOCH, Instant.MAX));
        return this;
    }

    @Override
    public Optional<Grant> authenticate(String token) {
        return Optional.empty();
    }

    @Override
    public boolean inForce(String connection) {
        return grants.stream().anyMatch(grant -> grant.connection().equals(connection));
    }

    @Override
    public Minted mint(String profile, Scope scope, Duration timeToLive, String label, String person) {
        throw new UnsupportedOperationException("this test mints nothing");
    }

    @Override
    public List<Grant> list() {
        return List.copyOf(grants);
    }

    @Override
    public Optional<Instant> lastUsed(String connection) {
        return Optional.empty();
    }

    @Override
    public boolean revoke(String connection, String person) {
        return grants.removeIf(grant -> grant.connection().equals(connection));
    }

    @Override
    public int revokeAll(String profile, String person) {
        return 0;
    }
}
