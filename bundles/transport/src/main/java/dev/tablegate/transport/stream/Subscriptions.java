// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.stream;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.catalog.Catalog;
import dev.tablegate.transport.http.LazyResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** All open streams, and what the catalog tells them. */
public final class Subscriptions implements AutoCloseable {

    // A stream ends within a second after its grant did.
    private static final Duration CHECK = Duration.ofMillis(700);

    private final Grants grants;
    private final long keepAliveNanos;
    private final Set<Subscriber> open = ConcurrentHashMap.newKeySet();
    private final Catalog.Subscription changes;
    private volatile boolean closed;

    public Subscriptions(Catalog catalog, Grants grants, Duration keepAlive) {
        this.grants = grants;
        keepAliveNanos = keepAlive.toNanos();
        changes = catalog.onChange(this::changed);
    }

    /** The streams that are open now. */
    public Set<Subscriber> open() {
        return Set.copyOf(open);
    }

    /**
     * Serves a stream on this thread until it ends.
     *
     * @param greeting sends what comes first; what happens from then on is told
     * @return whether it ended in order; false if the client went away
     */
    public boolean serve(Subscriber subscriber, LazyResponse out, Runnable greeting, Function<Event, byte[]> message) {
        open.add(subscriber);
        try {
            greeting.run();
            return closed || loop(subscriber, out, message);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            open.remove(subscriber);
        }
    }

    private boolean loop(Subscriber subscriber, LazyResponse out, Function<Event, byte[]> message)
            throws InterruptedException {
        long lastSent = System.nanoTime();
        while (!subscriber.isClosed() && grants.inForce(subscriber.grant().connection())) {
            List<Event> events = subscriber.take(CHECK);
            boolean quiet = System.nanoTime() - lastSent > keepAliveNanos;
            if (events.isEmpty() && quiet && !out.comment()) {
                return false;
            }
            for (Event event : events) {
                if (!out.event(message.apply(event))) {
                    return false;
                }
            }
            lastSent = events.isEmpty() && !quiet ? lastSent : System.nanoTime();
        }
        return true;
    }

    private void changed(Catalog.Change change) {
        for (Subscriber subscriber : open) {
            switch (change) {
                case Catalog.Change.Tools(Scope scope) -> {
                    if (subscriber.grant().scope().includes(scope)) {
                        subscriber.offer(new Event.Tools());
                    }
                }
                case Catalog.Change.Prompts() -> subscriber.offer(new Event.Prompts());
                case Catalog.Change.Resources() -> subscriber.offer(new Event.Resources());
            }
        }
    }

    @Override
    public void close() {
        changes.close();
        closed = true;
        open.forEach(Subscriber::close);
    }
}
