// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Tells whoever listens that something changed. */
@Component(service = Announcer.class)
public final class Announcer {

    private final EventAdmin events;

    @Activate
    public Announcer(@Reference EventAdmin events) {
        this.events = events;
    }

    void changed(String topic) {
        events.postEvent(new Event(topic, Map.of()));
    }
}
