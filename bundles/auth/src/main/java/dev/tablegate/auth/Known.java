// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.access.Client;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A client as it is kept.
 *
 * @param secretHash of an API client; empty for others
 * @param connection the grant of an API client; empty for others
 * @param approved whether a person approved it once; until then it expires
 */
record Known(
        String id,
        String name,
        Client.Kind kind,
        List<String> redirects,
        long since,
        String secretHash,
        String connection,
        boolean approved) {

    static final String KIND = "client";

    static Known of(Entry entry) {
        return Json.read(entry, Known.class);
    }

    Client client() {
        return new Client(id, name, kind, redirects, Instant.ofEpochMilli(since));
    }

    Known withApproval() {
        return new Known(id, name, kind, redirects, since, secretHash, connection, true);
    }

    Known withSecret(String hash) {
        return new Known(id, name, kind, redirects, since, hash, connection, approved);
    }

    Change put(Optional<Instant> expires) {
        return Change.put(KIND, id, Json.write(this), expires);
    }
}
