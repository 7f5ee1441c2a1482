// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.store.Entry;

/**
 * A refresh token as it is kept.
 *
 * @param rotated when it was used, in milliseconds; 0 if it was not
 * @param successor hash of the one that came in its place; empty if there is none
 */
record Refresh(String connection, long rotated, String successor) {

    static final String KIND = "refresh";

    static Refresh of(Entry entry) {
        return Json.read(entry, Refresh.class);
    }

    boolean used() {
        return rotated != 0;
    }
}
