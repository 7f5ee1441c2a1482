// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Keeps the events that were sent. */
final class FakeEvents implements EventAdmin {

    final List<Event> sent = new CopyOnWriteArrayList<>();

    @Override
    public void postEvent(Event event) {
        sent.add(event);
    }

    @Override
    public void sendEvent(Event event) {
        sent.add(event);
    }
}
