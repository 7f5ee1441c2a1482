// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.access.Client;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A client as it is kept.
 *
 * @param approved whether a person approved it once; until then it expires
 */
record Known(
        String id,
        String name,
        Client.Kind kind,
        List<String> redirects,
        long since,
        Credential credential,
        boolean approved) {

    static final String KIND = "client";

    /**
     * How an API client proves itself, and the grant that this opens; empty for others.
     *
     * @param secretHash of its secret; empty if it has keys
     * @param keys its public keys, as a JWK set; empty if it has a secret
     */
    record Credential(String secretHash, String keys, String connection) {

        static final Credential NONE = new Credential("", "", "");
    }

    static Known of(Entry entry) {
        return Records.read(entry, Known.class);
    }

    /** One that works for a person, who approves it. */
    static Known of(Client client, boolean approved) {
        return new Known(
                client.id(),
                client.name(),
                client.kind(),
                client.redirects(),
                client.since().toEpochMilli(),
                Credential.NONE,
                approved);
    }

    Client client() {
        return new Client(id, name, kind, redirects, Instant.ofEpochMilli(since));
    }

    String connection() {
        return credential.connection();
    }

    Known withApproval() {
        return new Known(id, name, kind, redirects, since, credential, true);
    }

    Known withSecret(String hash) {
        return new Known(id, name, kind, redirects, since, new Credential(hash, "", connection()), approved);
    }

    Change put(Optional<Instant> expires) {
        return Change.put(KIND, id, Records.write(this), expires);
    }
}
