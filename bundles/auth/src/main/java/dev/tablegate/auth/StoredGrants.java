// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.profile.Profiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.EventHandler;
import org.osgi.service.event.propertytypes.EventTopics;

/** The grants in force. */
@Component(service = {Grants.class, EventHandler.class})
@EventTopics(Profiles.CHANGED)
public final class StoredGrants implements Grants, EventHandler {

    private final Tokens tokens = new Tokens();
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private final GrantBook book;
    private final Gate gate;
    private final Audit audit;
    private final Announcer announcer;
    private final Clock clock;

    @Activate
    public StoredGrants(
            @Reference GrantBook book, @Reference Gate gate, @Reference Audit audit, @Reference Announcer announcer) {
        this.book = book;
        this.gate = gate;
        this.audit = audit;
        this.announcer = announcer;
        this.clock = book.clock();
    }

    @Override
    public Optional<Grant> authenticate(String token) {
        if (!Tokens.plausible(token)) {
            return Optional.empty();
        }
        var grant = book.byToken(Tokens.hash(token)).filter(gate::admits).map(held -> held.at(clock.instant()));
        grant.ifPresent(found -> touch(found.connection()));
        return grant;
    }

    @Override
    public boolean inForce(String connection) {
        return book.find(connection).filter(gate::admits).isPresent();
    }

    @Override
    public Minted mint(String profile, Scope scope, Duration timeToLive, String label, String person) {
        if (!timeToLive.isPositive()) {
            throw new IllegalArgumentException("The time to live must be positive.");
        }
        String target = gate.target(profile);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = now.plus(timeToLive);
        var grant = new Grant(tokens.name(), Optional.empty(), label, profile, target, scope, person, now, expires);
        record("mint-token", grant, person, Map.of("scope", scope.name(), "label", label));
        String token = tokens.token();
        book.add(Held.of(grant), new AccessToken(Tokens.hash(token), grant.connection(), expires));
        announcer.changed(CHANGED);
        return new Minted(token, grant);
    }

    @Override
    public List<Grant> list() {
        Instant now = clock.instant();
        return book.list().stream().map(held -> held.at(now)).toList();
    }

    @Override
    public Optional<Instant> lastUsed(String connection) {
        return Optional.ofNullable(used.get(connection));
    }

    @Override
    public boolean revoke(String connection, String person) {
        Optional<Held> held = book.find(connection);
        held.ifPresent(found -> record("revoke", found.at(clock.instant()), person, Map.of()));
        boolean ended = book.remove(connection);
        used.remove(connection);
        announcer.changed(CHANGED);
        return ended;
    }

    @Override
    public int revokeAll(String profile, String person) {
        var all = book.list().stream()
                .filter(held -> held.profile().equals(profile))
                .toList();
        all.forEach(held -> revoke(held.connection(), person));
        return all.size();
    }

    /** A profile that is not exposed any more ends its connections for good. */
    @Override
    public void handleEvent(org.osgi.service.event.Event event) {
        book.list().stream()
                .filter(held -> !gate.exposed(held.profile()))
                .forEach(held -> revoke(held.connection(), "the profile is not exposed any more"));
    }

    private void touch(String connection) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!minute.equals(used.get(connection))) {
            used.put(connection, minute);
        }
    }

    private void record(String action, Grant grant, String person, Map<String, Object> details) {
        var who = new Event.Who(
                Optional.of(person), grant.client(), Optional.of(grant.connection()), Optional.of(grant.profile()));
        audit.record(new Event(Event.Kind.ADMINISTRATION, action, who, Event.Decision.ALLOWED, "", details));
    }
}
