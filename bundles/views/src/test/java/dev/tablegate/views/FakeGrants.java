// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Two connections of agents, a and b, both approved by owner; and those that are minted. */
final class FakeGrants implements Grants {

    private final Map<String, Grant> grants = new ConcurrentSkipListMap<>();
    boolean on = true;

    FakeGrants() {
        for (String connection : List.of("a", "b")) {
            add(connection, "agent " + connection, "demo", "owner");
        }
    }

    private Grant add(String connection, String label, String profile, String approver) {
        var grant = new Grant(
                connection,
                Optional.empty(),
                label,
                profile,
                "local",
                Scope.FULL,
                approver,
                Instant.EPOCH,
                Instant.parse("2100-01-01T00:00:00Z"));
        grants.put(connection, grant);
        return grant;
    }

    @Override
    public List<Grant> list() {
        return List.copyOf(grants.values());
    }

    @Override
    public boolean inForce(String connection) {
        return on && grants.containsKey(connection);
    }

    @Override
    public Optional<Grant> authenticate(String token) {
        return Optional.empty();
    }

    @Override
    public Minted mint(String profile, Scope scope, Duration timeToLive, String label, String person) {
        if (!profile.equals("demo")) {
            throw new IllegalArgumentException("There is no profile \"" + profile + "\".");
        }
        return new Minted("secret", add("minted-" + grants.size() + "-" + System.nanoTime(), label, profile, person));
    }

    @Override
    public Optional<Instant> lastUsed(String connection) {
        return Optional.empty();
    }

    @Override
    public boolean revoke(String connection, String person) {
        return grants.remove(connection) != null;
    }

    @Override
    public int revokeAll(String profile, String person) {
        return 0;
    }
}
