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
 * An access token as it is kept.
 *
 * @param connection which connection it stands for
 * @param most what it may do at most; less than the grant only if the client asked for less
 * @param expires until when it counts
 */
record AccessToken(String hash, String connection, Scope most, Instant expires) {

    static final String KIND = "token";

    private record Line(String connection, Scope most) {}

    static AccessToken of(Entry entry) {
        Line line = Records.read(entry, Line.class);
        return new AccessToken(
                entry.id(), line.connection(), line.most(), entry.expires().orElse(Instant.EPOCH));
    }

    /** What of a grant the token stands for. */
    Grant of(Grant grant) {
        return most.includes(grant.scope())
                ? grant
                : new Grant(
                        grant.connection(),
                        grant.client(),
                        grant.label(),
                        grant.profile(),
                        grant.target(),
                        most,
                        grant.approver(),
                        grant.created(),
                        grant.expires());
    }

    Change put() {
        return Change.put(KIND, hash, Records.write(new Line(connection, most)), Optional.of(expires));
    }
}
