// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.access.Consents;
import dev.tablegate.host.audit.Audit;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The requests that wait, in memory: after a restart the client simply asks again. */
@Component(service = {Consents.class, LiveConsents.class})
public final class LiveConsents implements Consents {

    static final Duration WAITS = Duration.ofMinutes(10);

    /** A request that was decided in its last moment can still be fetched. */
    private static final Duration FETCHED = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST = 200;
    private static final int MOST_OF_ONE = 10;

    private final ReentrantLock deciding = new ReentrantLock();
    private final Tokens tokens = new Tokens();
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final KnownClients clients;
    private final Gate gate;
    private final ConsentTrail trail;
    private final Announcer announcer;
    private final Clock clock;

    @Activate
    public LiveConsents(
            @Reference KnownClients clients,
            @Reference Gate gate,
            @Reference Audit audit,
            @Reference Announcer announcer) {
        this.clients = clients;
        this.gate = gate;
        this.trail = new ConsentTrail(audit);
        this.announcer = announcer;
        this.clock = gate.clock();
    }

    /**
     * What a request asks for, once it was checked.
     *
     * @param redirectNamed whether the client named the redirect address, or has only that one
     */
    record Asked(Known client, URI redirect, boolean redirectNamed, AuthorizeRules.Wish wish, String issuer) {}

    /** Takes in a request. */
    Pending add(Asked asked, String browserHash) throws Refusal {
        deciding.lock();
        try {
            forgetExpired();
            forgetOldestOf(asked.client().id());
            if (pending.size() >= MOST) {
                throw Refusal.unavailable("Too many requests wait for a person. Try again in ten minutes.");
            }
            var made = new Pending(
                    consent(asked),
                    browserHash,
                    asked.redirect(),
                    asked.redirectNamed(),
                    asked.wish(),
                    asked.issuer(),
                    Optional.empty(),
                    "");
            pending.put(made.consent().id(), made);
            announcer.changed(CHANGED);
            return made;
        } finally {
            deciding.unlock();
        }
    }

    private Consent consent(Asked asked) {
        String id = tokens.name();
        Instant now = clock.instant();
        String redirect = Redirects.host(asked.redirect().toString());
        return new Consent(
                id,
                asked.client().client(),
                redirect,
                Redirects.isLocal(asked.redirect().toString()),
                asked.wish().profile().filter(gate::exposed),
                asked.wish().scope(),
                now,
                now.plus(WAITS),
                State.WAITING,
                Tokens.hash(String.join(
                        "\n",
                        id,
                        asked.client().id(),
                        asked.client().name(),
                        asked.redirect().toString(),
                        asked.wish().scope().name())));
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
    public void approve(String id, Approval approval) {
        deciding.lock();
        try {
            Pending asked = waiting(id);
            if (!Tokens.same(asked.consent().digest(), approval.digest())) {
                throw new IllegalArgumentException(
                        "The request is not the one that the page showed. Look at it again, then decide.");
            }
            approval.timeToLive().ifPresent(LiveConsents::check);
            String target = gate.target(approval.profile());
            trail.approve(asked.consent(), approval);
            clients.approved(asked.consent().client());
            pending.put(id, asked.approved(approval, target));
        } finally {
            deciding.unlock();
        }
        announcer.changed(CHANGED);
    }

    private static void check(Duration timeToLive) {
        if (!timeToLive.isPositive() || timeToLive.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("An approval lasts between a moment and 366 days.");
        }
    }

    @Override
    public void deny(String id, String person) {
        deciding.lock();
        try {
            Pending asked = waiting(id);
            trail.deny(asked.consent(), person);
            pending.put(id, asked.denied());
        } finally {
            deciding.unlock();
        }
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
        boolean gone = pending.values().removeIf(one -> !now.isBefore(lasts(one.consent())));
        if (gone) {
            announcer.changed(CHANGED);
        }
    }

    private static Instant lasts(Consent consent) {
        return consent.state() == State.WAITING
                ? consent.expires()
                : consent.expires().plus(FETCHED);
    }

    /** One client cannot take the places of all others. */
    private void forgetOldestOf(String client) {
        List<Consent> own = waiting().stream()
                .filter(consent -> consent.client().id().equals(client))
                .toList();
        own.stream().limit(Math.max(0, own.size() - MOST_OF_ONE + 1)).forEach(consent -> pending.remove(consent.id()));
    }
}
