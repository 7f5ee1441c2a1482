// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.stream;

import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.catalog.Cancellation;
import dev.tablegate.host.catalog.Channel;
import dev.tablegate.host.catalog.Invoker;
import dev.tablegate.host.catalog.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the resources that somebody subscribed to from time to time, and tells when one has changed. */
public final class ResourceWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ResourceWatcher.class);

    private record Watched(String connection, String uri) {}

    private final Subscriptions subscriptions;
    private final Invoker invoker;
    private final Map<Watched, Integer> seen = new HashMap<>();
    private final Cancellation stop = new Cancellation();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("mcp-watch").factory());

    public ResourceWatcher(Subscriptions subscriptions, Invoker invoker, Duration interval) {
        this.subscriptions = subscriptions;
        this.invoker = invoker;
        clock.scheduleWithFixedDelay(this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Remembers what these resources are like now, so that the next change is noticed. */
    public void watch(Grant grant, Set<String> uris) {
        for (String uri : uris) {
            clock.execute(() -> look(new Watched(grant.connection(), uri), grant));
        }
    }

    private void look() {
        Set<Watched> looked = new HashSet<>();
        for (Subscriber subscriber : subscriptions.open()) {
            for (String uri : subscriber.uris()) {
                var watched = new Watched(subscriber.grant().connection(), uri);
                if (looked.add(watched)) {
                    look(watched, subscriber.grant());
                }
            }
        }
        seen.keySet().retainAll(looked);
    }

    private void look(Watched watched, Grant grant) {
        int now;
        try {
            now = fingerprint(grant, watched.uri());
        } catch (RuntimeException failed) {
            // One resource that cannot be read now must not end the watching of all others.
            LOG.debug("Could not read the subscribed resource {}", watched.uri(), failed);
            return;
        }
        Integer before = seen.put(watched, now);
        if (before != null && before != now) {
            subscriptions.open().stream()
                    .filter(subscriber -> subscriber.grant().connection().equals(watched.connection()))
                    .forEach(subscriber -> subscriber.offer(new Event.Updated(watched.uri())));
        }
    }

    private int fingerprint(Grant grant, String uri) {
        var request = new Request(grant, Channel.NONE, stop);
        return invoker.read(request, uri)
                .map(content -> switch (content) {
                    case ResourceContent.Text text ->
                        Arrays.hashCode(text.text().getBytes(StandardCharsets.UTF_8));
                    case ResourceContent.Binary binary -> Arrays.hashCode(binary.data());
                })
                .orElse(0);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        stop.cancel("the server stops");
    }
}
