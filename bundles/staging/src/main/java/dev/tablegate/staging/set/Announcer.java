// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.host.staging.Reviews;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Tells pages that a set or a job changed: once for many changes in a short time. */
@Component(service = Announcer.class)
public final class Announcer implements AutoCloseable {

    private static final long GATHERED_MILLIS = 200;

    private final Set<String> gathered = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tablegate-staging-events").factory());
    private final EventAdmin events;

    @Activate
    public Announcer(@Reference EventAdmin events) {
        this.events = events;
    }

    /** The set or job of that id came, changed or went. */
    public void changed(String id) {
        if (gathered.add(id) && !timer.isShutdown()) {
            timer.schedule(() -> tell(id), GATHERED_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void tell(String id) {
        // First, so that what changes from now on is told again.
        gathered.remove(id);
        events.postEvent(new Event(Reviews.CHANGED, Map.of("id", id)));
    }

    @Deactivate
    @Override
    public void close() {
        timer.shutdown();
    }
}
