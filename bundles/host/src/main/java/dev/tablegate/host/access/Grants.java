// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.access;

import dev.tablegate.api.tool.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The grants in force. A grant that ended is as good as never given. */
@ProviderType
public interface Grants {

    /** The grant that a bearer token stands for, or empty: unknown, expired and revoked look the same. */
    Optional<Grant> authenticate(String token);

    /** Whether the connection's grant is still in force; asked while long calls and streams are open. */
    boolean inForce(String connection);

    /**
     * Grants a connection and mints its token. The token is handed out here and never again: only its hash is kept.
     *
     * @throws IllegalArgumentException if there is no such profile, or the time to live is not positive
     */
    Minted mint(String profile, Scope scope, Duration timeToLive, String label);

    /** All grants in force, oldest first. */
    List<Grant> list();

    /** Ends a grant; false if there was none. */
    boolean revoke(String connection);

    /** A grant with its token. */
    record Minted(String token, Grant grant) {

        /** Without the token, so that it reaches no log. */
        @Override
        public String toString() {
            return "Minted[" + grant + "]";
        }
    }
}
