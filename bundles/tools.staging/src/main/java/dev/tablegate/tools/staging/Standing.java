// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.api.staging.Job;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a set or a bulk update is.
 *
 * @param review the page where people decide about it
 * @param changes how many changes a set has
 */
public record Standing(
        String note,
        String review,
        Optional<String> set,
        Optional<String> job,
        String status,
        Optional<Integer> changes) {

    static Standing of(ChangeSet set) {
        return new Standing(
                Notes.of(set),
                set.review().toString(),
                Optional.of(set.id()),
                Optional.empty(),
                word(set.status()),
                Optional.of(set.changes()));
    }

    static Standing of(Job job) {
        return new Standing(
                Notes.of(job),
                job.review().toString(),
                Optional.empty(),
                Optional.of(job.id()),
                word(job.status()),
                Optional.empty());
    }

    /** As the schema of an enum would have it, which is long and tells a model nothing that the note does not. */
    static String word(Enum<?> status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
