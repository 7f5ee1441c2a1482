// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.staging.BulkUpdates;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.tool.Call;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bulk updates that are never tried: it keeps what was proposed. */
final class FakeUpdateJobs implements BulkUpdates {

    private final List<Job> jobs = new ArrayList<>();

    @Override
    public Job propose(Call call, Job.Rule rule, String reason) {
        return keep(new Job(
                "job" + jobs.size(),
                call.profile(),
                Job.Status.PROPOSED,
                rule,
                reason,
                new Job.Trial(5, 3, false, List.of("one is odd"), List.of()),
                new Job.Progress(0, 0, 0, 0, 0, ""),
                Instant.EPOCH,
                Instant.EPOCH,
                URI.create("http://127.0.0.1/jobs")));
    }

    @Override
    public List<Job> list(Call call) {
        return jobs.reversed();
    }

    @Override
    public Optional<Job> find(Call call, String id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    @Override
    public Job cancel(Call call, String id) {
        var job = find(call, id).orElseThrow();
        jobs.remove(job);
        return keep(new Job(
                id,
                job.profile(),
                Job.Status.CANCELLED,
                job.rule(),
                job.reason(),
                job.trial(),
                new Job.Progress(2, 1, 1, 0, 0, ""),
                job.created(),
                job.updated(),
                job.review()));
    }

    private Job keep(Job job) {
        jobs.add(job);
        return job;
    }
}
