// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Two connections, both approved by owner, until they end. */
public final class FakeGrants implements Grants {

    public static final String OWNER = "owner";

    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    @Override
    public List<Grant> list() {
        return Stream.of("connection-1", "connection-2")
                .filter(connection -> !ended.contains(connection))
                .map(FakeGrants::grant)
                .toList();
    }

    /** From now on it has none. */
    public void end(String connection) {
        ended.add(connection);
    }

    private static Grant grant(String connection) {
        return new Grant(
                connection,
                Optional.empty(),
                "agent of " + connection,
                "demo",
                "local",
                Scope.STAGE,
                OWNER,
                Instant.EPOCH,
                Instant.MAX);
    }

    @Override
    public Optional<Grant> authenticate(String token) {
        return Optional.empty();
    }

    @Override
    public boolean inForce(String connection) {
        return true;
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
        return false;
    }

    @Override
    public int revokeAll(String profile, String person) {
        return 0;
    }
}
