// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.access;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Seals what travels through a client and comes back: cursors, sessions, the state of a question. Nobody without this
 * server's key can read, change or make a sealed text.
 */
@ProviderType
public interface Seal {

    /**
     * Encrypts and authenticates the content.
     *
     * @param content what to protect
     * @param purpose what it is for and whom it belongs to: it opens for the same purpose only
     * @param timeToLive how long it opens
     * @return base64url without padding
     */
    String seal(byte[] content, String purpose, Duration timeToLive);

    /** The content, or empty if the text was changed, has another purpose or is too old. */
    Optional<byte[]> open(String sealed, String purpose);
}
