// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Two connections, both approved by owner, until they end. */
final class FakeGrants implements Grants {

    private final Set<String> connections = new CopyOnWriteArraySet<>(List.of("a", "b"));

    void end(String connection) {
        connections.remove(connection);
    }

    @Override
    public List<Grant> list() {
        return connections.stream().map(FakeGrants::grant).toList();
    }

    private static Grant grant(String connection) {
        return new Grant(
                connection,
                Optional.empty(),
                "agent " + connection,
                "demo",
                "local",
                Scope.FULL,
                "owner",
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
