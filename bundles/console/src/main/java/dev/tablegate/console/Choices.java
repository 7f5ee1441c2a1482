// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.api.tool.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What people choose in forms, read back. */
public final class Choices {

    private Choices() {}

    /** What a scope is called on pages. */
    public static String text(Scope scope) {
        return switch (scope) {
            case READ -> "read";
            case STAGE -> "read & stage";
            case FULL -> "full";
        };
    }

    /** @throws IllegalArgumentException with a sentence if none was chosen */
    static Scope scope(HttpServletRequest request) {
        return Stream.of(Scope.values())
                .filter(scope -> scope.name().equals(request.getParameter("scope")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Choose what the client may do."));
    }

    /**
     * For how long; empty for no end.
     *
     * @throws IllegalArgumentException with a sentence if none was chosen
     */
    static Optional<Duration> duration(HttpServletRequest request) {
        try {
            long seconds = Long.parseLong(
                    Optional.ofNullable(request.getParameter("seconds")).orElse(""));
            return Optional.of(seconds).filter(chosen -> chosen != 0).map(Duration::ofSeconds);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Choose for how long.", e);
        }
    }
}
