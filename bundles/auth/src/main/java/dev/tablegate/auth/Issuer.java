// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Consents.Approval;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hands out codes and tokens, and takes them back. Whatever is presented twice ends the grant that it belongs to. */
@Component(service = Issuer.class)
public final class Issuer {

    static final Duration ACCESS = Duration.ofMinutes(10);

    private static final Duration CODE = Duration.ofSeconds(60);
    private static final Duration REPLAY_NOTICED = Duration.ofMinutes(10);
    private static final Duration REFRESH = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Tokens tokens = new Tokens();
    private final GrantBook book;
    private final Grants grants;
    private final Audit audit;
    private final Announcer announcer;
    private final Store store;
    private final Clock clock;

    @Activate
    public Issuer(
            @Reference GrantBook book,
            @Reference Grants grants,
            @Reference Audit audit,
            @Reference Announcer announcer) {
        this.book = book;
        this.grants = grants;
        this.audit = audit;
        this.announcer = announcer;
        this.store = book.store();
        this.clock = book.clock();
    }

    /** Tokens for a client. The refresh token is missing where the client has a secret to come back with. */
    record Issued(String access, Optional<String> refresh, Scope scope) {

        @Override
        public String toString() {
            return "Issued[" + scope + "]";
        }
    }

    /** A code for what was approved. */
    String code(Pending pending, Approval approval) {
        String code = tokens.secret();
        Instant now = clock.instant();
        var kept = new Code(
                pending.consent().client().id(),
                pending.redirect().toString(),
                pending.challenge(),
                pending.consent().client().name(),
                approval.profile(),
                pending.target(),
                approval.scope(),
                approval.timeToLive().map(Duration::toSeconds).orElse(0L),
                approval.person(),
                now.plus(CODE).toEpochMilli(),
                "");
        store.write(
                Change.create(Code.KIND, Tokens.hash(code), Json.write(kept), Optional.of(now.plus(REPLAY_NOTICED))));
        return code;
    }

    /** What a code stands for, as long as it can be redeemed. A code that comes back ends what was made of it. */
    Optional<Entry> redeemable(String code, String client) {
        Optional<Entry> found = store.get(Code.KIND, Tokens.hash(code));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Code kept = Code.of(found.get());
        if (!kept.client().equals(client)) {
            store.write(Change.remove(Code.KIND, found.get().id()));
            return Optional.empty();
        }
        if (!kept.connection().isEmpty()) {
            endReplayed(found.get().id());
            return Optional.empty();
        }
        return clock.millis() < kept.expires() ? found : Optional.empty();
    }

    /** Redeems a code, once. */
    Optional<Issued> redeem(Entry entry) {
        Code code = Code.of(entry);
        Instant now = clock.instant();
        Duration lasts = code.seconds() == 0 ? LONGEST : Duration.ofSeconds(code.seconds());
        var grant = new Grant(
                tokens.name(),
                Optional.of(code.client()),
                code.label(),
                code.profile(),
                code.target(),
                code.scope(),
                code.approver(),
                now,
                now.plus(lasts));
        record("grant", grant);
        String access = tokens.token();
        String refresh = tokens.secret();
        try {
            book.add(
                    Held.of(grant),
                    access(access, grant.connection(), grant.expires()),
                    Change.replace(entry, Json.write(code.redeemed(grant.connection())), entry.expires()),
                    fresh(refresh, grant.connection(), grant.expires()));
        } catch (Conflict replayed) {
            // Somebody redeems the same code at this moment: what they made of it ends, too.
            endReplayed(entry.id());
            return Optional.empty();
        }
        announcer.changed(Grants.CHANGED);
        return Optional.of(new Issued(access, Optional.of(refresh), grant.scope()));
    }

    private void endReplayed(String id) {
        store.get(Code.KIND, id)
                .map(Code::of)
                .filter(kept -> !kept.connection().isEmpty())
                .ifPresent(kept -> grants.revoke(kept.connection(), "a code that was presented twice"));
    }

    /** Takes a refresh token for a fresh pair. One that was used before ends the grant, but for a moment of grace. */
    Optional<Issued> refresh(String token, String client) {
        Optional<Entry> found = store.get(Refresh.KIND, Tokens.hash(token));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Refresh kept = Refresh.of(found.get());
        Optional<Held> held =
                book.find(kept.connection()).filter(one -> one.client().equals(client));
        if (held.isEmpty() || !grants.inForce(kept.connection())) {
            return Optional.empty();
        }
        if (kept.used() && !inGrace(kept)) {
            grants.revoke(kept.connection(), "a refresh token that was used twice");
            return Optional.empty();
        }
        return rotate(found.get(), kept, held.get());
    }

    private Optional<Issued> rotate(Entry entry, Refresh kept, Held held) {
        Instant end = Instant.ofEpochMilli(held.expires());
        String access = tokens.token();
        String refresh = tokens.secret();
        var used = new Refresh(kept.connection(), kept.used() ? kept.rotated() : clock.millis(), Tokens.hash(refresh));
        Change[] changes = kept.used()
                ? new Change[] {
                    Change.replace(entry, Json.write(used), entry.expires()),
                    fresh(refresh, kept.connection(), end),
                    Change.remove(store.get(Refresh.KIND, kept.successor()).orElseThrow())
                }
                : new Change[] {
                    Change.replace(entry, Json.write(used), entry.expires()), fresh(refresh, kept.connection(), end)
                };
        try {
            book.add(held, access(access, kept.connection(), end), changes);
        } catch (Conflict raced) {
            return Optional.empty();
        }
        return Optional.of(new Issued(
                access, Optional.of(refresh), held.at(clock.instant()).scope()));
    }

    /** A client that lost the answer may ask again at once, as long as nobody used what it did not get. */
    private boolean inGrace(Refresh kept) {
        boolean soon = clock.millis() - kept.rotated() <= GRACE.toMillis();
        return soon
                && store.get(Refresh.KIND, kept.successor())
                        .map(Refresh::of)
                        .filter(successor -> !successor.used())
                        .isPresent();
    }

    /** An access token for a client with a secret. */
    Optional<Issued> forSecret(Known client) {
        Optional<Held> held = book.find(client.connection()).filter(one -> grants.inForce(one.connection()));
        return held.map(found -> {
            String access = tokens.token();
            book.add(found, access(access, found.connection(), Instant.ofEpochMilli(found.expires())));
            return new Issued(
                    access, Optional.empty(), found.at(clock.instant()).scope());
        });
    }

    /** The grant that an access or refresh token belongs to. */
    Optional<Held> owner(String token) {
        String hash = Tokens.hash(token);
        return book.byToken(hash)
                .or(() -> store.get(Refresh.KIND, hash)
                        .map(Refresh::of)
                        .flatMap(refresh -> book.find(refresh.connection())));
    }

    private AccessToken access(String token, String connection, Instant end) {
        Instant expires = clock.instant().plus(ACCESS);
        return new AccessToken(Tokens.hash(token), connection, expires.isBefore(end) ? expires : end);
    }

    private Change fresh(String refresh, String connection, Instant end) {
        Instant expires = clock.instant().plus(REFRESH);
        return Change.create(
                Refresh.KIND,
                Tokens.hash(refresh),
                Json.write(new Refresh(connection, 0, "")),
                Optional.of(expires.isBefore(end) ? expires : end));
    }

    private void record(String action, Grant grant) {
        var who = new Event.Who(
                Optional.of(grant.approver()),
                grant.client(),
                Optional.of(grant.connection()),
                Optional.of(grant.profile()));
        audit.record(new Event(
                Event.Kind.CONSENT,
                action,
                who,
                Event.Decision.ALLOWED,
                "",
                Map.of("scope", grant.scope().name(), "expires", grant.expires().toString())));
    }
}
