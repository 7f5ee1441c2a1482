// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.access;

import dev.tablegate.api.tool.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The grants in force. A grant that ended is as good as never given: because it expired or was revoked, because its
 * profile is not exposed any more or points elsewhere, or because the server is switched off.
 */
@ProviderType
public interface Grants {

    /** The topic of the event that is sent when a grant was given, ended or changed. */
    String CHANGED = "dev/tablegate/grants/CHANGED";

    /** The grant that a bearer token stands for, or empty: unknown, expired and revoked look the same. */
    Optional<Grant> authenticate(String token);

    /** Whether the connection's grant is still in force; asked while long calls and streams are open. */
    boolean inForce(String connection);

    /**
     * Grants a connection and mints its token. The token is handed out here and never again: only its hash is kept.
     *
     * @param person who does it
     * @throws IllegalArgumentException with a sentence that says why not: no such profile, not exposed, no valid
     *     credentials now, or a time to live that is not positive
     */
    Minted mint(String profile, Scope scope, Duration timeToLive, String label, String person);

    /** All grants that were not revoked and have not expired, oldest first. */
    List<Grant> list();

    /** When the connection was last used, to the minute; empty if never. */
    Optional<Instant> lastUsed(String connection);

    /**
     * Ends a grant; false if there was none.
     *
     * @param person who does it
     */
    boolean revoke(String connection, String person);

    /**
     * Ends all grants on a profile.
     *
     * @return how many there were
     */
    int revokeAll(String profile, String person);

    /** A grant with its token. */
    record Minted(String token, Grant grant) {

        /** Without the token, so that it reaches no log. */
        @Override
        public String toString() {
            return "Minted[" + grant + "]";
        }
    }
}
