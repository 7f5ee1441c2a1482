// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.host.access.Grant;
import dev.tablegate.host.store.StoreFailure;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets exports that have expired, and those of connections that ended. */
@Component(service = Sweeper.class, immediate = true)
public final class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final long EVERY_MINUTES = 10;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tablegate-export-sweeper").factory());
    private final Desk desk;

    @Activate
    public Sweeper(@Reference Desk desk) {
        this.desk = desk;
        timer.scheduleWithFixedDelay(this::sweep, 1, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    void sweep() {
        try {
            var all = desk.book().all();
            var connections =
                    desk.grants().list().stream().map(Grant::connection).collect(Collectors.toSet());
            for (Header header : all) {
                // One that runs without its connection ends itself, and is forgotten then.
                boolean orphan = !header.running()
                        && !connections.contains(header.origin().connection());
                if (orphan || !desk.lives(header)) {
                    desk.forget(header);
                }
            }
        } catch (StoreFailure failed) {
            LOG.warn("Old exports could not be swept; it is tried again later", failed);
        }
    }

    @Deactivate
    void close() {
        timer.shutdown();
    }
}
