// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.StoreFailure;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the sets that nobody committed in time, and forgets those that ended long ago. */
@Component(service = Sweeper.class, immediate = true)
public final class Sweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final long EVERY_MINUTES = 10;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tablegate-staging-sweeper").factory());
    private final SetBook book;
    private final Ending ending;
    private final Trail trail;

    @Activate
    public Sweeper(@Reference SetBook book, @Reference Ending ending, @Reference Audit audit) {
        this.book = book;
        this.ending = ending;
        this.trail = new Trail(audit);
        timer.scheduleWithFixedDelay(this::sweep, 1, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    void sweep() {
        try {
            book.all().forEach(this::sweep);
        } catch (StoreFailure | AuditFailure failed) {
            LOG.warn("Old change sets could not be swept: {}", failed.getMessage());
        }
    }

    private void sweep(Kept kept) {
        Header header = kept.header();
        boolean over = !book.clock().instant().isBefore(header.times().expires());
        try {
            if (kept.expiring()) {
                trail.doing(
                        new Trail.Entry("expire", header, Optional.empty(), "", "14 days", Map.of()),
                        () -> ending.expire(kept));
            } else if (over && !header.pending() && header.status() != Status.COMMITTING) {
                ending.forget(kept);
            }
        } catch (Conflict somebodyElse) {
            LOG.debug("The set {} was changed while it was swept; it is looked at again", kept.id());
        }
    }

    @Deactivate
    @Override
    public void close() {
        timer.shutdown();
    }
}
