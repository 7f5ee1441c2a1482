// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections to the profile {@code demo}, all approved by one person, until they end; and those that are minted. */
public final class FakeGrants implements Grants {

    /** Who approved them. */
    public static final String OWNER = "owner";

    private static final String PROFILE = "demo";

    private final Map<String, Grant> grants = new ConcurrentSkipListMap<>();
    private final AtomicInteger minted = new AtomicInteger();
    private volatile boolean on = true;

    public FakeGrants(Scope scope, String... connections) {
        for (String connection : connections) {
            add(connection, "agent of " + connection, scope, OWNER);
        }
    }

    private Grant add(String connection, String label, Scope scope, String approver) {
        var grant = new Grant(
                connection, Optional.empty(), label, PROFILE, "local", scope, approver, Instant.EPOCH, Instant.MAX);
        grants.put(connection, grant);
        return grant;
    }

    /** From now on it is approved no longer. */
    public void end(String connection) {
        grants.remove(connection);
    }

    /** Whether the server is switched on: if not, there are grants, and none counts. */
    public void turn(boolean on) {
        this.on = on;
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
        if (!profile.equals(PROFILE)) {
            throw new IllegalArgumentException("There is no profile \"" + profile + "\".");
        }
        int number = minted.incrementAndGet();
        return new Minted("token-" + number, add("minted-" + number, label, scope, person));
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
