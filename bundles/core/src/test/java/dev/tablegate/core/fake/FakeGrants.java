// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.fake;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.catalog.Cancellation;
import dev.tablegate.host.catalog.Channel;
import dev.tablegate.host.catalog.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Grants that are in force until they are revoked. */
public final class FakeGrants implements Grants {

    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    public static Request request(Scope scope) {
        return request(scope, Channel.NONE, new Cancellation());
    }

    public static Request request(Scope scope, Channel channel, Cancellation cancellation) {
        var grant = new Grant(
                "connection-1", Optional.empty(), "test", "demo", "local", scope, "tester", Instant.EPOCH, Instant.MAX);
        return new Request(grant, channel, cancellation);
    }

    @Override
    public Optional<Grant> authenticate(String token) {
        return Optional.empty();
    }

    @Override
    public boolean inForce(String connection) {
        return !revoked.contains(connection);
    }

    @Override
    public Minted mint(String profile, Scope scope, Duration timeToLive, String label, String person) {
        throw new IllegalArgumentException("nothing is minted here");
    }

    @Override
    public List<Grant> list() {
        return List.of();
    }

    @Override
    public boolean revoke(String connection, String person) {
        return revoked.add(connection);
    }

    @Override
    public int revokeAll(String profile, String person) {
        return 0;
    }

    @Override
    public Optional<Instant> lastUsed(String connection) {
        return Optional.empty();
    }
}
