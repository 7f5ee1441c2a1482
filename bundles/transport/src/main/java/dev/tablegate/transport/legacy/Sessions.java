// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.legacy;

import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Seal;
import dev.tablegate.transport.ask.Capabilities;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Begins, finds and ends sessions. A session belongs to one connection; for all others it does not exist. */
final class Sessions {

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int MAX_REMEMBERED = 10_000;

    private final Seal seal;
    private final SecureRandom random = new SecureRandom();
    private final Recent<SessionMemory> memories = new Recent<>(MAX_REMEMBERED);
    private final Recent<Boolean> ended = new Recent<>(MAX_REMEMBERED);

    Sessions(Seal seal) {
        this.seal = seal;
    }

    /** Begins a session and returns its sealed form. */
    String begin(Grant grant, String version, Capabilities capabilities) {
        byte[] id = new byte[12];
        random.nextBytes(id);
        var session = new Session(Base64.getUrlEncoder().withoutPadding().encodeToString(id), version, capabilities);
        Duration left = Duration.between(Instant.now(), grant.expires());
        return seal.seal(session.encode(), purpose(grant), left.compareTo(LONGEST) < 0 ? left : LONGEST);
    }

    /** The session of that sealed form, if it is the caller's and goes on. */
    Optional<Session> find(Grant grant, String sealed) {
        return seal.open(sealed, purpose(grant))
                .map(Session::decode)
                .filter(session -> ended.get(session.id()).isEmpty());
    }

    /** What the session keeps in memory. */
    SessionMemory memory(Session session) {
        return memories.get(session.id(), SessionMemory::new);
    }

    /** Ends a session. */
    void end(Session session) {
        ended.put(session.id(), true);
        memories.remove(session.id()).ifPresent(SessionMemory::close);
    }

    private static String purpose(Grant grant) {
        return "session " + grant.connection();
    }
}
