// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Keeps the topics of the events that were sent. */
final class FakeEvents implements EventAdmin {

    final List<String> topics = new CopyOnWriteArrayList<>();

    @Override
    public void postEvent(Event event) {
        topics.add(event.getTopic());
    }

    @Override
    public void sendEvent(Event event) {
        topics.add(event.getTopic());
    }
}
