// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tokens for a client. The refresh token is missing where the client has a secret to come back with.
 *
 * @param lasts how long the access token counts
 */
record Issued(String access, Optional<String> refresh, Scope scope, Duration lasts) {

    private static final Duration ACCESS = Duration.ofMinutes(10);

    /** When an access token ends that is made now, for a grant that ends then. */
    static Instant ends(Instant now, Instant grant) {
        Instant usual = now.plus(ACCESS);
        return usual.isBefore(grant) ? usual : grant;
    }

    /** Without the tokens, so that they reach no log. */
    @Override
    public String toString() {
        return "Issued[" + scope + "]";
    }
}
