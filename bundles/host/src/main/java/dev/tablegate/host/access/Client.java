// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.access;

import java.time.Instant;
import java.util.List;

/**
 * A client that is known. Its name is what it calls itself, and no proof of anything.
 *
 * @param id its id; an address for a client that describes itself there
 * @param name what it calls itself, made safe to show: no control characters, at most 100 characters
 * @param kind how it became known
 * @param redirects where it may have browsers sent to
 * @param since when it became known
 */
public record Client(String id, String name, Kind kind, List<String> redirects, Instant since) {

    public Client {
        redirects = List.copyOf(redirects);
    }

    /** How a client became known. */
    public enum Kind {
        /** It registered itself. */
        REGISTERED,
        /** It describes itself at the address that is its id. */
        DOCUMENT,
        /** A person entered it beforehand. */
        ENTERED,
        /** A person made it, with a secret, for a program that runs without people. */
        API
    }
}
