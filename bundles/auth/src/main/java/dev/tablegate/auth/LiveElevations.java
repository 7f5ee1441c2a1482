// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Elevations;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The wishes that wait, in memory; what is approved is kept with the grant. */
@Component
public final class LiveElevations implements Elevations {

    private static final Duration WAITS = Duration.ofHours(24);
    private static final Duration DENIED = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST = 200;

    private final ReentrantLock deciding = new ReentrantLock();
    private final Tokens tokens = new Tokens();
    private final Map<String, Elevation> waiting = new HashMap<>();
    private final Map<Wanted, Instant> denied = new HashMap<>();
    private final GrantBook book;
    private final Audit audit;
    private final Announcer announcer;
    private final Clock clock;

    /** What a connection wishes for, whatever for. */
    private record Wanted(String connection, Scope scope) {}

    @Activate
    public LiveElevations(@Reference GrantBook book, @Reference Audit audit, @Reference Announcer announcer) {
        this.book = book;
        this.audit = audit;
        this.announcer = announcer;
        this.clock = book.clock();
    }

    @Override
    public void wish(Grant grant, Scope scope, String operation) {
        boolean taken = alone(() -> {
            var wanted = new Wanted(grant.connection(), scope);
            boolean known = waiting.values().stream()
                    .anyMatch(one -> one.grant().connection().equals(grant.connection())
                            && one.scope().includes(scope));
            if (known || denied.containsKey(wanted) || waiting.size() >= MOST) {
                return false;
            }
            var wish = new Elevation(tokens.name(), grant, scope, ShownName.of(operation), clock.instant());
            waiting.put(wish.id(), wish);
            return true;
        });
        if (taken) {
            announcer.changed(CHANGED);
        }
    }

    @Override
    public List<Elevation> waiting() {
        return alone(() -> waiting.values().stream()
                .sorted(Comparator.comparing(Elevation::since))
                .toList());
    }

    @Override
    public void approve(String id, Duration duration, String person) {
        if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A wider scope lasts between a moment and 7 days.");
        }
        alone(() -> {
            Elevation wish = find(id);
            Held held = book.find(wish.grant().connection()).orElseThrow(LiveElevations::ended);
            if (held.at(clock.instant()).scope().includes(wish.scope())) {
                throw new IllegalArgumentException("The connection may do that already.");
            }
            record("elevate", wish, person, Map.of("scope", wish.scope().name(), "seconds", duration.toSeconds()));
            if (!book.replace(held.elevated(wish.scope(), clock.instant().plus(duration)))) {
                throw ended();
            }
            return waiting.remove(id);
        });
        announcer.changed(CHANGED);
        announcer.changed(Grants.CHANGED);
    }

    @Override
    public void deny(String id, String person) {
        alone(() -> {
            Elevation wish = find(id);
            record("deny-elevation", wish, person, Map.of("scope", wish.scope().name()));
            denied.put(new Wanted(wish.grant().connection(), wish.scope()), clock.instant());
            return waiting.remove(id);
        });
        announcer.changed(CHANGED);
    }

    private Elevation find(String id) {
        return Optional.ofNullable(waiting.get(id))
                .orElseThrow(() -> new IllegalArgumentException(
                        "That wish does not wait any more: it was decided, or it expired."));
    }

    private static IllegalArgumentException ended() {
        return new IllegalArgumentException("That connection has ended meanwhile.");
    }

    private <R> R alone(Supplier<R> decision) {
        deciding.lock();
        try {
            Instant now = clock.instant();
            waiting.values()
                    .removeIf(one -> now.isAfter(one.since().plus(WAITS))
                            || book.find(one.grant().connection()).isEmpty());
            denied.values().removeIf(when -> now.isAfter(when.plus(DENIED)));
            return decision.get();
        } finally {
            deciding.unlock();
        }
    }

    private void record(String action, Elevation wish, String person, Map<String, Object> details) {
        var who = new Event.Who(
                Optional.of(person),
                wish.grant().client(),
                Optional.of(wish.grant().connection()),
                Optional.of(wish.grant().profile()));
        audit.record(new Event(Event.Kind.CONSENT, action, who, Event.Decision.ALLOWED, "", details));
    }
}
