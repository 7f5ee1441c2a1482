// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.store;

import java.time.Instant;
import java.util.Optional;

/** A change of one record. Kinds have up to 64 characters of {@code a-z0-9-}, ids up to 512 bytes in UTF-8. */
public sealed interface Change {

    /** The kind of the record. */
    String kind();

    /** The id of the record. */
    String id();

    /** What must hold for the change to be made. */
    Expected expected();

    /** Makes or replaces a record. */
    record Put(String kind, String id, String value, Optional<Instant> expires, Expected expected) implements Change {}

    /** Removes a record; that there is none is no failure. */
    record Delete(String kind, String id, Expected expected) implements Change {}

    /** What is expected of a record before it is changed. A record that has expired counts as absent. */
    sealed interface Expected {

        /** Nothing. */
        record Any() implements Expected {}

        /** That there is none. */
        record Absent() implements Expected {}

        /** That it is still the one that was read. */
        record Version(long version) implements Expected {}
    }

    /** Makes a record that must not be there yet. */
    static Change create(String kind, String id, String value, Optional<Instant> expires) {
        return new Put(kind, id, value, expires, new Expected.Absent());
    }

    /** Makes or replaces a record, whatever is there. */
    static Change put(String kind, String id, String value, Optional<Instant> expires) {
        return new Put(kind, id, value, expires, new Expected.Any());
    }

    /** Replaces a record that was read, if nobody changed it meanwhile. */
    static Change replace(Entry read, String value, Optional<Instant> expires) {
        return new Put(read.kind(), read.id(), value, expires, new Expected.Version(read.version()));
    }

    /** Removes a record that was read, if nobody changed it meanwhile. */
    static Change remove(Entry read) {
        return new Delete(read.kind(), read.id(), new Expected.Version(read.version()));
    }

    /** Removes a record, whatever is there. */
    static Change remove(String kind, String id) {
        return new Delete(kind, id, new Expected.Any());
    }
}
