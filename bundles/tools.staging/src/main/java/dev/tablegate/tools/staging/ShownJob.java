// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.staging.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bulk update.
 *
 * @param trial what it would do, as it was tried without writing
 * @param progress what it did
 * @param review the page where people decide about it
 */
public record ShownJob(
        String job,
        Job.Status status,
        String table,
        Optional<String> index,
        String update,
        Optional<String> reason,
        Trial trial,
        Optional<Job.Progress> progress,
        Instant created,
        String review) {

    static ShownJob of(Job job) {
        var trial = job.trial();
        return new ShownJob(
                job.id(),
                job.status(),
                job.rule().table(),
                job.rule().index(),
                job.rule().update().text(),
                Optional.of(job.reason()).filter(reason -> !reason.isEmpty()),
                new Trial(trial.matched(), trial.changed(), trial.complete(), trial.problems()),
                job.status() == Job.Status.PROPOSED ? Optional.empty() : Optional.of(job.progress()),
                job.created(),
                job.review().toString());
    }

    /**
     * What a rule would do.
     *
     * @param complete whether everything was looked at; if not, the counts are a lower bound
     * @param problems why it cannot be applied to some items
     */
    public record Trial(long matched, long changed, boolean complete, List<String> problems) {}
}
