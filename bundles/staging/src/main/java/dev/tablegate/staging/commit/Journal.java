// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a commit was about to do, so that a restart finds out what became of it. One entry for each set. */
record Journal(Store store) {

    private static final String KIND = "commit-journal";

    /**
     * Where a commit stands.
     *
     * @param decided when people decided on what is written; an entry of an earlier decision counts for nothing
     * @param step what it was about to do
     * @param numbers the changes of the transaction; once it is stopped, those of them that are unknown
     * @param token of the transaction
     * @param attempt how often it was sent before with other tokens
     * @param since when this token was first about to be sent
     * @param trouble why nothing more is sent; empty if it is because of items
     */
    record Place(
            Instant decided,
            Step step,
            List<Integer> numbers,
            String token,
            int attempt,
            Instant since,
            String trouble) {
        Place {
            numbers = List.copyOf(numbers);
        }

        static Place stopped(Instant decided, List<Integer> unknown, String trouble) {
            return new Place(decided, Step.STOPPED, unknown, "", 0, Instant.EPOCH, trouble);
        }
    }

    /** What a commit is about to do. */
    enum Step {
        /** To send a transaction; it may have been sent, and may be written. */
        SENDING,
        /** To end: something stood against a transaction, and no further one is sent. */
        STOPPED
    }

    Optional<Place> read(String set) {
        return store.get(KIND, set).map(entry -> Records.read(entry, Place.class));
    }

    void write(String set, Place place) {
        store.write(Change.put(KIND, set, Records.write(place), Optional.empty()));
    }

    /** Forgets all but those of these sets: of a commit that ended just before the server did, one is left. */
    void keepOnly(List<String> sets) {
        store.list(KIND, "").stream()
                .filter(entry -> !sets.contains(entry.id()))
                .forEach(entry -> forget(entry.id()));
    }

    void forget(String set) {
        store.write(Change.remove(KIND, set));
    }
}
