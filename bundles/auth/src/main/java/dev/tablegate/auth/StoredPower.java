// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.access.Power;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Store;
import java.util.Map;
import java.util.Optional;
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
    public synchronized void turn(boolean wanted, String person) {
        if (!wanted) {
            // Before anything that can fail: off is off.
            on = false;
        }
        audit.record(new Event(
                Event.Kind.ADMINISTRATION,
                wanted ? "switch-on" : "switch-off",
                Event.Who.person(person),
                Event.Decision.ALLOWED,
                "",
                Map.of()));
        store.write(Change.put(KIND, ID, wanted ? ON : "off", Optional.empty()));
        on = wanted;
        LOG.info("{} switched the server {}", person, wanted ? "on" : "off");
        announcer.changed(CHANGED);
    }
}
