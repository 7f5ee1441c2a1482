// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import java.util.Optional;

/**
 * A change of a set's content.
 *
 * @param old what was there for the item
 * @param now what is there from now on; its number and images are given by who writes it
 */
record Placed(Optional<Head> old, Optional<Stored> now) {

    boolean nothing() {
        return old.isEmpty() && now.isEmpty();
    }

    int added() {
        return (now.isPresent() ? 1 : 0) - (old.isPresent() ? 1 : 0);
    }

    long bytes() {
        return now.map(change -> change.body().bytes()).orElse(0L)
                - old.map(head -> head.images().bytes()).orElse(0L);
    }
}
