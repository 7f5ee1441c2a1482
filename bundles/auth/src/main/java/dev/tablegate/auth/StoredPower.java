// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.access.Power;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Store;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The switch, kept in the store. */
@Component
public final class StoredPower implements Power {

    private static final Logger LOG = LoggerFactory.getLogger(StoredPower.class);
    private static final String KIND = "power";
    private static final String ID = "server";
    private static final String ON = "on";

    private final ReentrantLock turning = new ReentrantLock();
    private final Store store;
    private final Audit audit;
    private final Announcer announcer;
    private volatile boolean on;

    @Activate
    public StoredPower(@Reference Store store, @Reference Audit audit, @Reference Announcer announcer) {
        this.store = store;
        this.audit = audit;
        this.announcer = announcer;
        on = store.get(KIND, ID).filter(entry -> entry.value().equals(ON)).isPresent();
    }

    @Override
    public boolean on() {
        return on;
    }

    @Override
    public void turn(boolean wanted, String person) {
        turning.lock();
        try {
            if (wanted) {
                record("switch-on", person);
                store.write(Change.put(KIND, ID, ON, Optional.empty()));
                on = true;
                announcer.changed(CHANGED);
            } else {
                turnOff(person);
            }
        } finally {
            turning.unlock();
        }
        LOG.info("{} switched the server {}", person, wanted ? "on" : "off");
    }

    /** Off is off, whatever else fails. */
    private void turnOff(String person) {
        on = false;
        announcer.changed(CHANGED);
        try {
            record("switch-off", person);
        } finally {
            store.write(Change.put(KIND, ID, "off", Optional.empty()));
        }
    }

    private void record(String action, String person) {
        audit.record(new Event(
                Event.Kind.ADMINISTRATION, action, Event.Who.person(person), Event.Decision.ALLOWED, "", Map.of()));
    }
}
