// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Challenges;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.access.Seal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Grants, challenges and seals in memory. */
final class MemoryAccess implements Grants, Challenges, Seal {

    private record Sealed(byte[] content, String purpose) {}

    private final Map<String, Grant> byToken = new ConcurrentHashMap<>();
    private final Map<String, Sealed> sealed = new ConcurrentHashMap<>();

    @Override
    public Optional<Grant> authenticate(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    @Override
    public boolean inForce(String connection) {
        return byToken.values().stream().anyMatch(grant -> grant.connection().equals(connection));
    }

    @Override
    public Minted mint(String profile, Scope scope, Duration timeToLive, String label, String person) {
        String token = UUID.randomUUID().toString();
        var grant = new Grant(
                UUID.randomUUID().toString(),
                Optional.empty(),
                label,
                profile,
                "local",
                scope,
                person,
                Instant.now(),
                Instant.now().plus(timeToLive));
        byToken.put(token, grant);
        return new Minted(token, grant);
    }

    @Override
    public List<Grant> list() {
        return List.copyOf(byToken.values());
    }

    @Override
    public boolean revoke(String connection, String person) {
        return byToken.values().removeIf(grant -> grant.connection().equals(connection));
    }

    @Override
    public int revokeAll(String profile, String person) {
        int before = byToken.size();
        byToken.values().removeIf(grant -> grant.profile().equals(profile));
        return before - byToken.size();
    }

    @Override
    public Optional<Instant> lastUsed(String connection) {
        return Optional.empty();
    }

    @Override
    public String unauthorized(URI asked, boolean tokenPresented) {
        return "Bearer realm=\"test\"" + (tokenPresented ? ", error=\"invalid_token\"" : "");
    }

    @Override
    public String insufficientScope(URI asked, Scope needed, String operation) {
        return "Bearer error=\"insufficient_scope\", scope=\"" + needed.name().toLowerCase(java.util.Locale.ROOT)
                + "\"";
    }

    @Override
    public String seal(byte[] content, String purpose, Duration timeToLive) {
        String id = UUID.randomUUID().toString();
        sealed.put(id, new Sealed(content.clone(), purpose));
        return id;
    }

    @Override
    public Optional<byte[]> open(String text, String purpose) {
        return Optional.ofNullable(sealed.get(text))
                .filter(entry -> entry.purpose().equals(purpose))
                .map(Sealed::content);
    }
}
