// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Consents.Approval;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hands out codes, and redeems each once. One that comes back ends what was made of it. */
@Component(service = Codes.class)
public final class Codes {

    private static final Duration REDEEMABLE = Duration.ofSeconds(60);
    private static final Duration REPLAY_NOTICED = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(90);

    private final ReentrantLock redeeming = new ReentrantLock();
    private final Tokens tokens = new Tokens();
    private final GrantBook book;
    private final StoredGrants grants;
    private final Refreshes refreshes;
    private final Gate gate;
    private final Announcer announcer;
    private final Store store;
    private final Clock clock;

    @Activate
    public Codes(
            @Reference GrantBook book,
            @Reference StoredGrants grants,
            @Reference Refreshes refreshes,
            @Reference Gate gate,
            @Reference Announcer announcer) {
        this.book = book;
        this.grants = grants;
        this.refreshes = refreshes;
        this.gate = gate;
        this.announcer = announcer;
        this.store = book.store();
        this.clock = book.clock();
    }

    /** A code for what was approved. */
    String issue(Pending pending, Approval approval) {
        String code = tokens.secret();
        Instant now = clock.instant();
        var asked = new Code.Asked(
                pending.redirect().toString(),
                pending.redirectNamed(),
                pending.wish().resource().map(Addresses::endpoint).orElse(""),
                pending.wish().challenge());
        var approved = new Code.Approved(
                approval.profile(),
                pending.target(),
                approval.scope(),
                approval.timeToLive().map(Duration::toSeconds).orElse(0L),
                approval.person());
        var client = pending.consent().client();
        var kept = new Code(
                client.id(),
                client.name(),
                asked,
                approved,
                now.plus(REDEEMABLE).toEpochMilli(),
                "");
        store.write(Change.create(
                Code.KIND, Tokens.hash(code), Records.write(kept), Optional.of(now.plus(REPLAY_NOTICED))));
        return code;
    }

    /** Redeems a code, once. */
    Issued redeem(String code, String client, Code.Proof proof) throws Refusal {
        redeeming.lock();
        try {
            Entry entry = store.get(Code.KIND, Tokens.hash(code)).orElseThrow(Codes::gone);
            Code kept = Code.of(entry);
            if (!kept.client().equals(client)) {
                // Somebody else has got hold of it.
                store.write(Change.remove(Code.KIND, entry.id()));
                throw gone();
            }
            if (!kept.connection().isEmpty()) {
                grants.end(kept.connection(), Optional.empty(), "code-presented-twice");
                throw gone();
            }
            if (clock.millis() >= kept.expires()) {
                throw gone();
            }
            if (!kept.isProvenBy(proof)) {
                throw Refusal.grant("code_verifier, redirect_uri or resource is not what the code was asked for with.");
            }
            return grant(entry, kept);
        } catch (Conflict elsewhere) {
            throw gone();
        } finally {
            redeeming.unlock();
        }
    }

    private Issued grant(Entry entry, Code code) throws Refusal {
        Instant now = clock.instant();
        Held held = held(code, now);
        gate.requireInForce(held, OAuth2Error.INVALID_GRANT_CODE);
        grants.recordGrant(held);
        String access = tokens.token();
        Instant ends = Issued.ends(now, held.ends());
        var token = new AccessToken(Tokens.hash(access), held.connection(), Scope.FULL, ends);
        Refreshes.Fresh refresh = refreshes.first(held);
        boolean made = book.add(
                held,
                gate::pointsThere,
                List.of(token),
                Change.replace(entry, Records.write(code.redeemed(held.connection())), entry.expires()),
                refresh.change());
        if (!made) {
            throw Refusal.grant("The profile is not exposed any more. Sign in again.");
        }
        announcer.changed(Grants.CHANGED);
        return new Issued(access, Optional.of(refresh.token()), held.scope(), Duration.between(now, ends));
    }

    private Held held(Code code, Instant now) {
        Code.Approved approved = code.approved();
        Duration lasts = approved.seconds() == 0 ? LONGEST : Duration.ofSeconds(approved.seconds());
        return Held.of(new Grant(
                tokens.name(),
                Optional.of(code.client()),
                code.label(),
                approved.profile(),
                approved.target(),
                approved.scope(),
                approved.person(),
                now,
                now.plus(lasts)));
    }

    private static Refusal gone() {
        return Refusal.grant("The code was used before, has expired or is for another client. Sign in again.");
    }
}
