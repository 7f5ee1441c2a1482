// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.host.store.StoreFailure;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets the views of connections that ended. The store itself forgets those that are too old. */
@Component(service = Sweeper.class, immediate = true)
public final class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final long EVERY_MINUTES = 10;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tablegate-view-sweeper").factory());
    private final Board board;

    @Activate
    public Sweeper(@Reference Board board) {
        this.board = board;
        timer.scheduleWithFixedDelay(this::sweep, 1, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    void sweep() {
        try {
            board.book().all().forEach(this::sweep);
        } catch (StoreFailure failed) {
            LOG.warn("Old views could not be swept; it is tried again later", failed);
        }
    }

    private void sweep(Stored view) {
        if (board.grant(view.owner().connection()).isEmpty()) {
            board.forget(view);
        }
    }

    @Deactivate
    void close() {
        timer.shutdown();
    }
}
