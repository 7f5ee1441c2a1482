// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Keeps the topics of events, and tells nobody. */
final class Silent implements EventAdmin {

    private final List<String> topics = new CopyOnWriteArrayList<>();

    List<String> topics() {
        return List.copyOf(topics);
    }

    @Override
    public void postEvent(Event event) {
        topics.add(event.getTopic());
    }

    @Override
    public void sendEvent(Event event) {
        topics.add(event.getTopic());
    }
}
