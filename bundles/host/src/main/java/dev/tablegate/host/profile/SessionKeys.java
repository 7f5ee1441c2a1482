// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import java.time.Instant;

/** The keys of an AWS session that was begun with a one-time code. They are never stored. */
public record SessionKeys(String accessKeyId, String secretAccessKey, String sessionToken, Instant expires) {

    /** Without the keys, so that they reach no log. */
    @Override
    public String toString() {
        return "SessionKeys[until " + expires + "]";
    }
}
