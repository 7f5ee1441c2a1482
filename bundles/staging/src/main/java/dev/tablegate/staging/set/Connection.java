// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sets of a connection.
 *
 * @param open where its writes gather
 * @param sets all of them, newest first
 */
record Connection(Optional<String> open, List<String> sets) {

    static final Connection NONE = new Connection(Optional.empty(), List.of());

    Connection {
        sets = List.copyOf(sets);
    }

    Connection with(String set, boolean opened) {
        var all = new ArrayList<>(sets);
        all.addFirst(set);
        return new Connection(opened ? Optional.of(set) : open, all);
    }

    /** Writes gather there no more. */
    Connection closing(String set) {
        return new Connection(open.filter(one -> !one.equals(set)), sets);
    }

    Connection without(String set) {
        return new Connection(
                open.filter(one -> !one.equals(set)),
                sets.stream().filter(one -> !one.equals(set)).toList());
    }
}
