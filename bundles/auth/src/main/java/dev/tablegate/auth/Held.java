// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import java.time.Instant;
import java.util.Optional;

/**
 * A grant as it is kept: with the wider scope that it has for a time.
 *
 * @param elevated the wider scope
 * @param elevatedUntil when that ends, in milliseconds; in the past if there is none
 */
record Held(
        String connection,
        String client,
        String label,
        String profile,
        String target,
        Scope scope,
        String approver,
        long created,
        long expires,
        Scope elevated,
        long elevatedUntil) {

    static final String KIND = "grant";

    static Held of(Grant grant) {
        return new Held(
                grant.connection(),
                grant.client().orElse(""),
                grant.label(),
                grant.profile(),
                grant.target(),
                grant.scope(),
                grant.approver(),
                grant.created().toEpochMilli(),
                grant.expires().toEpochMilli(),
                grant.scope(),
                0);
    }

    static Held of(Entry entry) {
        return Records.read(entry, Held.class);
    }

    Held elevated(Scope wider, Instant until) {
        return new Held(
                connection,
                client,
                label,
                profile,
                target,
                scope,
                approver,
                created,
                expires,
                wider,
                until.toEpochMilli());
    }

    /** What it grants at a moment. */
    Grant at(Instant now) {
        return new Grant(
                connection,
                client.isEmpty() ? Optional.empty() : Optional.of(client),
                label,
                profile,
                target,
                now.toEpochMilli() < elevatedUntil ? elevated : scope,
                approver,
                Instant.ofEpochMilli(created),
                ends());
    }

    Instant ends() {
        return Instant.ofEpochMilli(expires);
    }

    boolean livesAt(Instant now) {
        return now.toEpochMilli() < expires;
    }

    Change put() {
        return Change.put(KIND, connection, Records.write(this), Optional.of(ends()));
    }
}
