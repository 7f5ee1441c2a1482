// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Value;
import java.util.Map;
import java.util.Set;

/** What a job does to an item. */
sealed interface Effect {

    /**
     * It becomes another.
     *
     * @param expected attributes that must still be as in {@code before} when it is written
     */
    record Changed(Map<String, Value> before, Map<String, Value> after, Set<String> expected) implements Effect {}

    /** It stays as it is. */
    record Same() implements Effect {}

    /** It is not meant, or is gone. */
    record Skipped() implements Effect {}

    /** Somebody else's change stands against it. */
    record Conflicting() implements Effect {}

    /** It cannot be done; why. */
    record Failed(String why) implements Effect {}
}
