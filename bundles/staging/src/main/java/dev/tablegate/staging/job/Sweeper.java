// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.staging.Job;
import dev.tablegate.api.staging.Job.Status;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.StoreFailure;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends jobs that nobody approved in time, and forgets those that ended long ago, with their undo files. */
@Component(service = Sweeper.class, immediate = true)
public final class Sweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tablegate-job-sweeper").factory());
    private final Desk desk;
    private final Runner runner;

    @Activate
    public Sweeper(@Reference Desk desk, @Reference Runner runner) {
        this.desk = desk;
        this.runner = runner;
        timer.scheduleWithFixedDelay(this::sweep, 1, 60, TimeUnit.MINUTES);
    }

    void sweep() {
        try {
            desk.book().all().forEach(this::sweep);
        } catch (StoreFailure | AuditFailure | Conflict | UncheckedIOException failed) {
            LOG.warn("Old bulk updates could not be swept: {}", failed.getMessage());
        }
    }

    private void sweep(Header header) {
        var now = desk.clock().instant();
        if (header.status() == Status.PROPOSED && header.statusAt(now) == Status.EXPIRED) {
            desk.trail().agent("bulk-update-expire", header, "14 days");
            desk.book()
                    .change(
                            header.id(),
                            kept -> kept.status() == Status.PROPOSED ? kept.ended(Status.EXPIRED, now) : kept);
            desk.changed(header.id());
        } else if (header.ended()
                .filter(end -> end.plus(Job.KEPT).isBefore(now))
                .isPresent()) {
            runner.means().file(header.id()).delete();
            desk.book().forget(header.id());
            desk.changed(header.id());
        }
    }

    @Deactivate
    @Override
    public void close() {
        timer.shutdown();
    }
}
