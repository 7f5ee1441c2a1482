// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.disk;

import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.store.StoreFailure;
import dev.tablegate.host.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import org.osgi.service.event.propertytypes.EventTopics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes files that have expired, and those of connections that ended: at once, and every few minutes. */
@Component(service = EventHandler.class, immediate = true)
@EventTopics(Grants.CHANGED)
public final class Sweeper implements EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final long EVERY_MINUTES = 5;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tablegate-workspace-sweeper").factory());
    private final LiveWorkspace workspace;
    private final Grants grants;

    @Activate
    public Sweeper(@Reference LiveWorkspace workspace, @Reference Grants grants) {
        this.workspace = workspace;
        this.grants = grants;
        timer.scheduleWithFixedDelay(this::sweep, 1, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void handleEvent(Event changed) {
        // Not on the thread of the events: that one may not wait for the disk.
        if (!timer.isShutdown()) {
            timer.execute(this::sweep);
        }
    }

    void sweep() {
        try {
            workspace.sweep(this::ofConnections);
        } catch (StoreFailure | IOException | UncheckedIOException failed) {
            LOG.warn("Old files could not be swept; it is tried again later", failed);
        }
    }

    private Predicate<Workspace.File> ofConnections() {
        var connections = grants.list().stream().map(Grant::connection).collect(Collectors.toSet());
        return file -> connections.contains(file.connection());
    }

    @Deactivate
    void close() {
        timer.shutdown();
    }
}
