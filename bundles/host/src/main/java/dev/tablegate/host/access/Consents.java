// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.access;

import dev.tablegate.api.tool.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Requests of clients for a connection, as they wait for a person. The browser of whoever started one is sent to {@code
 * /consent?request=ID}, and from there on to {@code /authorize/continue?request=ID} once it is decided.
 */
@ProviderType
public interface Consents {

    /** The topic of the event that is sent when a request came, was decided or expired. */
    String CHANGED = "dev/tablegate/consents/CHANGED";

    /** What waits for a decision, oldest first. */
    List<Consent> waiting();

    /** A request that waits, or was decided in the last minutes. */
    Optional<Consent> find(String id);

    /**
     * Approves a request. The browser that began it goes on by itself. What was asked for is a proposal: the person may
     * choose another profile, and a narrower or wider scope.
     *
     * @throws IllegalArgumentException with a sentence that says why not: decided or expired meanwhile, not what the
     *     page showed, or a profile that is not exposed or has no valid credentials
     */
    void approve(String id, Approval approval);

    /**
     * Denies a request.
     *
     * @throws IllegalArgumentException if it was decided or expired meanwhile
     */
    void deny(String id, String person);

    /**
     * A request.
     *
     * @param id random
     * @param client the client that asks
     * @param redirect host and port where the browser is sent to with the answer
     * @param thisMachineOnly whether that is a program on the machine of the browser, which any local program can claim
     *     to be
     * @param profile the profile that the client's address named, if it is exposed; a hint only
     * @param scope what the client asked for
     * @param since when it asked
     * @param expires until when it waits
     * @param state whether it was decided
     * @param digest stands for everything that a person sees of it, and is handed back with the approval
     */
    record Consent(
            String id,
            Client client,
            String redirect,
            boolean thisMachineOnly,
            Optional<String> profile,
            Scope scope,
            Instant since,
            Instant expires,
            State state,
            String digest) {

        /** What people tell requests apart by: shown where it waits, and where it is decided. */
        public String code() {
            return digest.replaceAll("[^A-Za-z0-9]", "").substring(0, 6).toUpperCase(Locale.ROOT);
        }
    }

    /** What became of a request. */
    enum State {
        WAITING,
        APPROVED,
        DENIED
    }

    /**
     * What a person decided.
     *
     * @param profile the exposed profile that the connection is bound to
     * @param scope what it may do, which may be less or more than was asked for
     * @param timeToLive when it ends whatever happens; empty for as long as refreshes last
     * @param person who decided
     * @param digest of the request as the page showed it
     */
    record Approval(String profile, Scope scope, Optional<Duration> timeToLive, String person, String digest) {}
}
