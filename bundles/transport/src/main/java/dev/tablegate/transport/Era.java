// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.transport.modern.Keys;
import java.util.Optional;
import java.util.regex.Pattern;

/** The two ways to speak MCP. A client shows with each request which one it means. */
enum Era {
    /** Begins with {@code initialize}. */
    LEGACY,
    /** Says everything with every request. */
    MODERN;

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** The era of a request with this version header and this body. */
    static Era of(Optional<String> version, JsonNode body) {
        boolean said = body.path("params").path("_meta").has(Keys.PROTOCOL_VERSION);
        return said || isModern(version) ? MODERN : LEGACY;
    }

    /** Whether the header names a version of the modern era. */
    static boolean isModern(Optional<String> version) {
        return version.filter(date -> DATE.matcher(date).matches())
                .filter(date -> date.compareTo(Keys.VERSION) >= 0)
                .isPresent();
    }
}
