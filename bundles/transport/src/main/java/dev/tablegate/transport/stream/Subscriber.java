// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.stream;

import dev.tablegate.host.access.Grant;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** An open stream that wants to hear of some events. Events that wait are kept once each, however often they happen. */
public final class Subscriber {

    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Grant grant;
    private final Set<Event> lists;
    private final Set<String> uris;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Event> waiting = new LinkedHashSet<>();
    private boolean closed;

    /**
     * @param lists changes of lists it wants to hear of
     * @param uris resources it wants to hear of; may change while it is open
     */
    public Subscriber(Grant grant, Set<Event> lists, Set<String> uris) {
        this.grant = grant;
        this.lists = lists;
        this.uris = uris;
    }

    /** Whose stream it is. */
    public Grant grant() {
        return grant;
    }

    /** The resources it wants to hear of. */
    public Set<String> uris() {
        return uris;
    }

    /** Hands over an event, if it is wanted. */
    public void offer(Event event) {
        boolean wanted = event instanceof Event.Updated updated ? uris.contains(updated.uri()) : lists.contains(event);
        if (wanted) {
            locked(() -> waiting.add(event));
        }
    }

    /** Ends the stream. */
    public void close() {
        locked(() -> closed = true);
    }

    /** Whether the stream shall end. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for events, at most for the time given, and then a moment more: changes come in bursts. */
    public List<Event> take(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (waiting.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            long settling = SETTLE_NANOS;
            while (!waiting.isEmpty() && !closed && settling > 0) {
                settling = changed.awaitNanos(settling);
            }
            List<Event> events = List.copyOf(waiting);
            waiting.clear();
            return events;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
