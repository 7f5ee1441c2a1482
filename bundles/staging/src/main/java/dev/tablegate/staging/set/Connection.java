// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.ChangeSet.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sets of a connection.
 *
 * @param open where its writes gather
 * @param pending those that can still be written, or are being written, newest first
 * @param ended the others, newest first; those that ended long ago are left out
 */
record Connection(Optional<String> open, List<String> pending, List<String> ended) {

    static final Connection NONE = new Connection(Optional.empty(), List.of(), List.of());

    private static final int MOST_ENDED = 100;

    Connection {
        pending = List.copyOf(pending);
        ended = List.copyOf(ended);
    }

    Connection begin(String set, boolean opened) {
        return new Connection(
                opened ? Optional.of(set) : open,
                Stream.concat(Stream.of(set), pending.stream()).toList(),
                ended);
    }

    /** A set has another status. */
    Connection moved(String set, Status status) {
        if (status == Status.OPEN) {
            return this;
        }
        boolean over = !status.pending() && status != Status.COMMITTING;
        Connection closed = new Connection(open.filter(one -> !one.equals(set)), pending, ended);
        return over && pending.contains(set) ? closed.ending(set) : closed;
    }

    private Connection ending(String set) {
        return new Connection(
                open,
                without(pending, set),
                Stream.concat(Stream.of(set), ended.stream()).limit(MOST_ENDED).toList());
    }

    Connection without(String set) {
        return new Connection(open.filter(one -> !one.equals(set)), without(pending, set), without(ended, set));
    }

    private static List<String> without(List<String> sets, String set) {
        return sets.stream().filter(one -> !one.equals(set)).toList();
    }

    boolean empty() {
        return pending.isEmpty() && ended.isEmpty();
    }
}
