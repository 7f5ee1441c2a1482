// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.store.StoreFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.EventHandler;
import org.osgi.service.event.propertytypes.EventTopics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The grants in force. */
@Component(service = {Grants.class, StoredGrants.class, EventHandler.class})
@EventTopics(Profiles.CHANGED)
public final class StoredGrants implements Grants, EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StoredGrants.class);

    private final Tokens tokens = new Tokens();
    private final GrantBook book;
    private final LastUse lastUse;
    private final Gate gate;
    private final Audit audit;
    private final Announcer announcer;
    private final Clock clock;

    @Activate
    public StoredGrants(
            @Reference GrantBook book,
            @Reference LastUse lastUse,
            @Reference Gate gate,
            @Reference Audit audit,
            @Reference Announcer announcer) {
        this.book = book;
        this.lastUse = lastUse;
        this.gate = gate;
        this.audit = audit;
        this.announcer = announcer;
        this.clock = book.clock();
        endUnexposed();
    }

    @Override
    public Optional<Grant> authenticate(String token) {
        Optional<Grant> grant = presented(token).map(one -> one.at(clock.instant()));
        grant.ifPresent(found -> lastUse.touch(found.connection()));
        return grant;
    }

    /** What a token stands for, without counting as use. */
    Optional<GrantBook.Presented> presented(String token) {
        return Tokens.plausible(token)
                ? book.byToken(Tokens.hash(token)).filter(one -> gate.admits(one.held()))
                : Optional.empty();
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
        Held held = Held.of(grant);
        String token = tokens.token();
        add("mint-token", held, new AccessToken(Tokens.hash(token), grant.connection(), Scope.FULL, expires));
        announcer.changed(CHANGED);
        return new Minted(token, grant);
    }

    /** Keeps a grant that a person gives by hand, once that is recorded. */
    void add(String action, Held held, AccessToken... first) {
        record(action, held, Optional.of(held.approver()), "", facts(held));
        if (!book.add(held, gate::pointsThere, List.of(first))) {
            throw new IllegalArgumentException("The profile \"" + held.profile() + "\" is not exposed any more.");
        }
    }

    /** Records what a client is about to get. */
    void recordGrant(Held held) {
        audit.record(new Event(
                Event.Kind.CONSENT,
                "grant",
                who(held, Optional.of(held.approver())),
                Event.Decision.ALLOWED,
                "",
                facts(held)));
    }

    @Override
    public List<Grant> list() {
        Instant now = clock.instant();
        return book.list().stream().map(held -> held.at(now)).toList();
    }

    @Override
    public Optional<Instant> lastUsed(String connection) {
        return lastUse.of(connection);
    }

    @Override
    public boolean revoke(String connection, String person) {
        return end(connection, Optional.of(person), "");
    }

    /**
     * Ends a grant, whatever else fails: it is cut off before it is recorded.
     *
     * @param rule what ended it, if no person did
     */
    boolean end(String connection, Optional<String> person, String rule) {
        Optional<GrantBook.Cut> cut = book.cut(connection);
        if (cut.isEmpty()) {
            return false;
        }
        Held held = cut.get().held();
        announcer.changed(CHANGED);
        try {
            record("revoke", held, person, rule, Map.of());
        } finally {
            book.erase(cut.get());
        }
        if (person.isEmpty()) {
            LOG.warn("The connection {} of '{}' has ended: {}", connection, held.label(), rule);
        }
        return true;
    }

    @Override
    public int revokeAll(String profile, String person) {
        List<Held> all = book.list().stream()
                .filter(held -> held.profile().equals(profile))
                .toList();
        all.forEach(held -> revoke(held.connection(), person));
        return all.size();
    }

    /** A profile that is not exposed any more ends its connections for good. */
    @Override
    public void handleEvent(org.osgi.service.event.Event event) {
        // Not on the thread of the events: that one may not wait for the disk.
        Thread.startVirtualThread(this::endUnexposed);
    }

    private void endUnexposed() {
        book.list().stream().filter(held -> !gate.exposed(held.profile())).forEach(held -> endOrLog(held.connection()));
    }

    private void endOrLog(String connection) {
        try {
            end(connection, Optional.empty(), "profile-not-exposed");
        } catch (StoreFailure | AuditFailure failed) {
            LOG.error("The end of connection {} could not be kept or recorded; it does not count", connection, failed);
        }
    }

    private static Map<String, Object> facts(Held held) {
        return Map.of(
                "scope", held.scope().name(),
                "label", held.label(),
                "expires", held.ends().toString());
    }

    private static Event.Who who(Held held, Optional<String> person) {
        return new Event.Who(
                person,
                held.client().isEmpty() ? Optional.empty() : Optional.of(held.client()),
                Optional.of(held.connection()),
                Optional.of(held.profile()));
    }

    private void record(String action, Held held, Optional<String> person, String rule, Map<String, Object> details) {
        audit.record(
                new Event(Event.Kind.ADMINISTRATION, action, who(held, person), Event.Decision.ALLOWED, rule, details));
    }
}
