// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exchanges refresh tokens. One that was exchanged before ends its grant: two hold it, and one of them is a thief. */
@Component(service = Refreshes.class)
public final class Refreshes {

    private static final Duration UNUSED = Duration.ofDays(30);
    private static final String SEPARATOR = ".";

    private final ReentrantLock rotating = new ReentrantLock();
    private final Tokens tokens = new Tokens();
    private final GrantBook book;
    private final StoredGrants grants;
    private final Gate gate;
    private final Store store;
    private final Clock clock;

    @Activate
    public Refreshes(@Reference GrantBook book, @Reference StoredGrants grants, @Reference Gate gate) {
        this.book = book;
        this.grants = grants;
        this.gate = gate;
        this.store = book.store();
        this.clock = book.clock();
    }

    /** A token that was just made, and how it is kept. */
    record Fresh(String token, Change change) {}

    /** The first token of a grant. */
    Fresh first(Held held) {
        String family = tokens.secret();
        String token = family + SEPARATOR + tokens.secret();
        var kept = Family.first(held.connection(), Tokens.hash(token));
        return new Fresh(token, Change.create(Family.KIND, Tokens.hash(family), Records.write(kept), end(held)));
    }

    /** Takes a refresh token for a fresh pair. */
    Issued exchange(String token, String client, Optional<Scope> most) throws Refusal {
        rotating.lock();
        try {
            Entry entry = entry(token).orElseThrow(Refreshes::ended);
            Family family = Family.of(entry);
            Held held = book.find(family.connection())
                    .filter(one -> one.client().equals(client))
                    .orElseThrow(Refreshes::ended);
            if (!family.exchanges(Tokens.hash(token), clock.millis())) {
                grants.end(family.connection(), Optional.empty(), "refresh-token-used-twice");
                throw ended();
            }
            gate.requireInForce(held, OAuth2Error.INVALID_GRANT_CODE);
            return rotate(entry, token, held, most.orElse(Scope.FULL));
        } catch (Conflict elsewhere) {
            throw Refusal.unavailable("The same refresh token is being exchanged at this moment. Try again.");
        } finally {
            rotating.unlock();
        }
    }

    private Issued rotate(Entry entry, String presented, Held held, Scope most) throws Refusal {
        Instant now = clock.instant();
        String refresh = presented.substring(0, presented.indexOf(SEPARATOR) + 1) + tokens.secret();
        Family next = Family.of(entry).rotated(Tokens.hash(presented), Tokens.hash(refresh), now.toEpochMilli());
        String access = tokens.token();
        Instant ends = Issued.ends(now, held.ends());
        var kept = new AccessToken(Tokens.hash(access), held.connection(), most, ends);
        if (!book.add(kept, Change.replace(entry, Records.write(next), end(held)))) {
            throw ended();
        }
        return new Issued(access, Optional.of(refresh), kept.of(held.at(now)).scope(), Duration.between(now, ends));
    }

    /** The connection of a refresh token that counts, or did. */
    Optional<String> connection(String token) {
        return entry(token).map(Family::of).map(Family::connection);
    }

    private Optional<Entry> entry(String token) {
        int at = token.indexOf(SEPARATOR);
        return at < 0 ? Optional.empty() : store.get(Family.KIND, Tokens.hash(token.substring(0, at)));
    }

    private Optional<Instant> end(Held held) {
        Instant unused = clock.instant().plus(UNUSED);
        return Optional.of(unused.isBefore(held.ends()) ? unused : held.ends());
    }

    private static Refusal ended() {
        return Refusal.grant("The refresh token was used before, has expired or was revoked. Sign in again.");
    }
}
