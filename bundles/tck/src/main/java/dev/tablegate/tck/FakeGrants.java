// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Connections to the profile {@code demo}, all approved by one person, until they end. */
public final class FakeGrants implements Grants {

    /** Who approved them. */
    public static final String OWNER = "owner";

    private final Scope scope;
    private final Set<String> connections;

    public FakeGrants(Scope scope, String... connections) {
        this.scope = scope;
        this.connections = new CopyOnWriteArraySet<>(List.of(connections));
    }

    /** From now on it is approved no longer. */
    public void end(String connection) {
        connections.remove(connection);
    }

    @Override
    public List<Grant> list() {
        return connections.stream().map(this::grant).toList();
    }

    private Grant grant(String connection) {
        return new Grant(
                connection,
                Optional.empty(),
                "agent of " + connection,
                "demo",
                "local",
                scope,
                OWNER,
                Instant.EPOCH,
                Instant.MAX);
    }

    @Override
    public boolean inForce(String connection) {
        return connections.contains(connection);
    }

    @Override
    public Optional<Grant> authenticate(String token) {
        return Optional.empty();
    }

    @Override
    public Minted mint(String profile, Scope scope, Duration timeToLive, String label, String person) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Instant> lastUsed(String connection) {
        return Optional.empty();
    }

    @Override
    public boolean revoke(String connection, String person) {
        return connections.remove(connection);
    }

    @Override
    public int revokeAll(String profile, String person) {
        return 0;
    }
}
