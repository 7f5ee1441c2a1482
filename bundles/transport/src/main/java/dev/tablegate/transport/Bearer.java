// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The bearer token of a request. It counts in the header only: addresses end up in logs. */
final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(token -> !token.isEmpty());
    }
}
