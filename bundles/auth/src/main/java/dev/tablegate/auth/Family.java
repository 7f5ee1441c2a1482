// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import java.time.Duration;

/**
 * The refresh tokens of one grant, of which one counts at a time. All of them begin with the same secret, the family's,
 * so that an old one is recognised without keeping it.
 *
 * @param current hash of the one that counts
 * @param previous hash of the one that was exchanged for it; empty if none was
 * @param rotated when that was, in milliseconds
 */
record Family(String connection, String current, String previous, long rotated) {

    static final String KIND = "refresh";

    /** So long a client that lost the answer may ask again, as long as nobody used what it did not get. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    static Family of(Entry entry) {
        return Records.read(entry, Family.class);
    }

    static Family first(String connection, String hash) {
        return new Family(connection, hash, "", 0);
    }

    /** Whether a token of the family can be exchanged; one that cannot was exchanged before. */
    boolean exchanges(String hash, long now) {
        return Tokens.same(current, hash) || (Tokens.same(previous, hash) && now - rotated <= GRACE.toMillis());
    }

    /** The family after an exchange. A second exchange of the same token takes the place of the first. */
    Family rotated(String presented, String fresh, long now) {
        return Tokens.same(current, presented)
                ? new Family(connection, fresh, presented, now)
                : new Family(connection, fresh, previous, rotated);
    }
}
