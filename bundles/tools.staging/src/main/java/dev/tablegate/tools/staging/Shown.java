// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.api.staging.Job;
import java.util.List;
import java.util.Optional;

/**
 * A set or a job, with changes.
 *
 * @param review the page where people decide about it
 * @param changes of the set, or a sample of what the job would do
 * @param cursor given if there are more
 */
public record Shown(
        String note,
        String review,
        Optional<ShownSet> set,
        Optional<ShownJob> job,
        Optional<List<ShownChange>> changes,
        Optional<String> cursor) {

    static Shown set(ChangeSet set) {
        return set(set, Optional.empty(), Optional.empty());
    }

    static Shown set(ChangeSet set, Optional<List<ShownChange>> changes, Optional<String> cursor) {
        return new Shown(
                Notes.of(set),
                set.review().toString(),
                Optional.of(ShownSet.of(set)),
                Optional.empty(),
                changes,
                cursor);
    }

    static Shown job(Job job, Format format) {
        return new Shown(
                Notes.of(job),
                job.review().toString(),
                Optional.empty(),
                Optional.of(ShownJob.of(job)),
                Optional.of(job.trial().sample().stream()
                                .map(change -> ShownChange.of(change, format))
                                .toList())
                        .filter(sample -> !sample.isEmpty()),
                Optional.empty());
    }
}
