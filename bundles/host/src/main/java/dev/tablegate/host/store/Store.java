// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.store;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Small durable records. What a write acknowledged is there after a crash, and what is read is what was written: a
 * damaged record is an error, never data. Secrets are kept as hashes only.
 */
@ProviderType
public interface Store {

    /**
     * The record, unless it has expired.
     *
     * @throws StoreFailure if it cannot be read, or is damaged
     */
    Optional<Entry> get(String kind, String id);

    /**
     * The records of a kind whose ids begin with the prefix, in the order of their ids; expired ones are left out.
     *
     * @throws StoreFailure if one of them cannot be read, or is damaged
     */
    List<Entry> list(String kind, String prefix);

    /**
     * Makes all changes or none, and returns once they last.
     *
     * @param changes at most 100, each for another record
     * @throws Conflict if an expectation does not hold; nothing is changed then
     * @throws StoreFailure if the store cannot write; whether the changes last shows after a restart
     */
    void write(List<Change> changes);

    /** One change on its own. See {@link #write(List)}. */
    default void write(Change change) {
        write(List.of(change));
    }
}
