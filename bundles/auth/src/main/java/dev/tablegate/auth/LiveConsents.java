// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Client;
import dev.tablegate.host.access.Consents;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The requests that wait, in memory: after a restart the client simply asks again. */
@Component(service = {Consents.class, LiveConsents.class})
public final class LiveConsents implements Consents {

    private static final Duration WAITS = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST = 200;

    private final Tokens tokens = new Tokens();
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final Gate gate;
    private final Audit audit;
    private final Announcer announcer;
    private final Clock clock;

    @Activate
    public LiveConsents(
            @Reference GrantBook book, @Reference Gate gate, @Reference Audit audit, @Reference Announcer announcer) {
        this.gate = gate;
        this.audit = audit;
        this.announcer = announcer;
        this.clock = book.clock();
    }

    /** What a request asks for, once it was checked. */
    record Asked(
            Client client,
            URI redirect,
            Optional<String> profile,
            Scope scope,
            Optional<String> state,
            String challenge,
            String issuer) {}

    /**
     * Takes in a request.
     *
     * @return empty if too many wait already
     */
    synchronized Optional<Pending> add(Asked asked, String browserHash) {
        forgetExpired();
        if (pending.size() >= MOST) {
            return Optional.empty();
        }
        String id = tokens.name();
        Instant now = clock.instant();
        String redirect = Redirects.host(asked.redirect().toString());
        Optional<String> profile = asked.profile().filter(gate::exposed);
        var consent = new Consent(
                id,
                asked.client(),
                redirect,
                Redirects.isLoopback(asked.redirect().toString()),
                profile,
                asked.scope(),
                now,
                now.plus(WAITS),
                State.WAITING,
                Tokens.hash(String.join(
                        "\n",
                        id,
                        asked.client().id(),
                        asked.client().name(),
                        redirect,
                        asked.redirect().toString(),
                        asked.scope().name())));
        var made = new Pending(
                consent,
                browserHash,
                asked.redirect(),
                asked.state(),
                asked.challenge(),
                asked.issuer(),
                Optional.empty(),
                "");
        pending.put(id, made);
        announcer.changed(CHANGED);
        return Optional.of(made);
    }

    Optional<Pending> pending(String id) {
        forgetExpired();
        return Optional.ofNullable(pending.get(id));
    }

    /** Takes a request out, so that it is answered once. */
    Optional<Pending> take(String id) {
        return Optional.ofNullable(pending.remove(id));
    }

    @Override
    public List<Consent> waiting() {
        forgetExpired();
        return pending.values().stream()
                .map(Pending::consent)
                .filter(consent -> consent.state() == State.WAITING)
                .sorted(Comparator.comparing(Consent::since))
                .toList();
    }

    @Override
    public Optional<Consent> find(String id) {
        return pending(id).map(Pending::consent);
    }

    @Override
    public synchronized void approve(String id, Approval approval) {
        Pending asked = waiting(id);
        if (!Tokens.same(asked.consent().digest(), approval.digest())) {
            throw new IllegalArgumentException(
                    "The request is not the one that the page showed. Look at it again, then decide.");
        }
        if (!asked.consent().scope().includes(approval.scope())) {
            throw new IllegalArgumentException("The client asks for no more than "
                    + asked.consent().scope().name().toLowerCase(Locale.ROOT)
                    + ". A wider scope can be given once a call needs it.");
        }
        approval.timeToLive().ifPresent(time -> {
            if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("An approval lasts between a moment and 366 days.");
            }
        });
        String target = gate.target(approval.profile());
        var details = facts(asked.consent());
        details.put("grantedScope", approval.scope().name());
        details.put("seconds", approval.timeToLive().map(Duration::toSeconds).orElse(0L));
        record("approve", asked.consent(), approval.person(), Optional.of(approval.profile()), details);
        pending.put(id, asked.approved(approval, target));
        announcer.changed(CHANGED);
    }

    @Override
    public synchronized void deny(String id, String person) {
        Pending asked = waiting(id);
        record("deny", asked.consent(), person, Optional.empty(), facts(asked.consent()));
        pending.put(id, asked.denied());
        announcer.changed(CHANGED);
    }

    private Pending waiting(String id) {
        return pending(id)
                .filter(found -> found.consent().state() == State.WAITING)
                .orElseThrow(() -> new IllegalArgumentException(
                        "That request does not wait any more: it was decided, or it expired. Let the client ask"
                                + " again."));
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        pending.values().removeIf(one -> !now.isBefore(one.consent().expires()));
    }

    /** What the person saw. */
    private static HashMap<String, Object> facts(Consent consent) {
        return new HashMap<>(Map.of(
                "name", consent.client().name(),
                "redirect", consent.redirect(),
                "askedScope", consent.scope().name(),
                "digest", consent.digest()));
    }

    private void record(
            String action, Consent consent, String person, Optional<String> profile, Map<String, Object> details) {
        var who =
                new Event.Who(Optional.of(person), Optional.of(consent.client().id()), Optional.empty(), profile);
        audit.record(new Event(Event.Kind.CONSENT, action, who, Event.Decision.ALLOWED, "", details));
    }
}
