// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import java.time.Instant;
import java.util.Optional;

/** An access token as it is kept: which connection it stands for, and until when. */
record AccessToken(String hash, String connection, Instant expires) {

    static final String KIND = "token";

    private record Line(String connection) {}

    static AccessToken of(Entry entry) {
        return new AccessToken(
                entry.id(),
                Json.read(entry, Line.class).connection(),
                entry.expires().orElse(Instant.EPOCH));
    }

    Change put() {
        return Change.put(KIND, hash, Json.write(new Line(connection)), Optional.of(expires));
    }
}
