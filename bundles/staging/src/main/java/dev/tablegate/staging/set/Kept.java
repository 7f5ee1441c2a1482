// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.host.store.Entry;

/**
 * A set's header with the entry that it was read from, so that nobody's change is lost when it is replaced.
 *
 * @param expiring whether it expired, and the entry does not say so yet
 */
record Kept(Header header, Entry entry, boolean expiring) {

    String id() {
        return header.id();
    }
}
