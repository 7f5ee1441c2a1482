// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.json;

import java.util.Optional;

/** Objects with one entry that stand for what JSON cannot carry exactly. */
enum Envelope {
    /** Bytes as base64. */
    BINARY("$binary"),
    /** A set as an array. */
    SET("$set"),
    /** A number that a double would change, as its digits. */
    NUMBER("$number"),
    /** A map that would itself look like an envelope. */
    MAP("$map");

    private final String key;

    Envelope(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    static Optional<Envelope> of(String key) {
        if (key.isEmpty() || key.charAt(0) != '$') {
            return Optional.empty();
        }
        for (Envelope envelope : values()) {
            if (envelope.key.equals(key)) {
                return Optional.of(envelope);
            }
        }
        return Optional.empty();
    }
}
