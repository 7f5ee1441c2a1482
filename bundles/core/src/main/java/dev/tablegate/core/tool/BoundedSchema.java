// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A list of tools is read by every client: no schema may make it unreadable. */
final class BoundedSchema {

    private static final int MAX_CHARACTERS = 16_384;
    private static final int MAX_DEPTH = 32;

    private BoundedSchema() {}

    static Optional<String> problem(String what, JsonNode schema) {
        int characters = schema.toString().length();
        if (characters > MAX_CHARACTERS) {
            return Optional.of("The schema of its " + what + " has " + characters + " characters; at most "
                    + MAX_CHARACTERS + " are listed. Use fewer or flatter records.");
        }
        return depth(schema) <= MAX_DEPTH
                ? Optional.empty()
                : Optional.of("The schema of its " + what + " is nested deeper than " + MAX_DEPTH
                        + " levels. Use flatter records.");
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return deepest + 1;
    }
}
