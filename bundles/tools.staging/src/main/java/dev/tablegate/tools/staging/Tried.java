// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a bulk update would do, as it was tried without writing; to whoever waited for its end, what it did too.
 *
 * @param review the page where people decide about it
 * @param matched items that were found
 * @param changed items that would be others
 * @param complete whether everything was looked at; if not, the counts are a lower bound
 * @param problems why it cannot be applied to some items
 * @param progress what it did, once it has ended
 */
public record Tried(
        String note,
        String review,
        String job,
        long matched,
        long changed,
        boolean complete,
        Optional<List<String>> problems,
        Optional<Job.Progress> progress,
        List<Example> sample) {

    static Tried of(Job job, Format format) {
        return of(job, Optional.empty(), format);
    }

    /** The same of one that has ended. */
    static Tried ended(Job job, Format format) {
        return of(job, Optional.of(job.progress()), format);
    }

    private static Tried of(Job job, Optional<Job.Progress> progress, Format format) {
        var trial = job.trial();
        return new Tried(
                Notes.of(job),
                job.review().toString(),
                job.id(),
                trial.matched(),
                trial.changed(),
                trial.complete(),
                Optional.of(trial.problems()).filter(problems -> !problems.isEmpty()),
                progress,
                trial.sample().stream()
                        .map(change -> Example.of(change, format))
                        .toList());
    }

    /** What would become of one item. */
    public record Example(Map<String, Value> key, List<Difference> differences) {

        static Example of(Change change, Format format) {
            var base = change.base().orElse(Map.of());
            return new Example(
                    format.writeItem(change.key()),
                    Difference.between(base, change.result().orElse(Map.of()), format));
        }
    }
}
