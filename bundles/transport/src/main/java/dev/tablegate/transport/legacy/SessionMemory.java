// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.legacy;

import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.transport.stream.Subscriber;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The little that a session keeps in memory. */
final class SessionMemory {

    private static final int MAX_SUBSCRIPTIONS = 500;

    private final Set<String> uris = ConcurrentHashMap.newKeySet();
    private Optional<Subscriber> stream = Optional.empty();
    private volatile Optional<LogLevel> logLevel = Optional.empty();

    /** The least level of log lines that the client wants. */
    Optional<LogLevel> logLevel() {
        return logLevel;
    }

    void logLevel(LogLevel level) {
        logLevel = Optional.of(level);
    }

    /** The resources that the client subscribed to. */
    Set<String> uris() {
        return uris;
    }

    /** Subscribes to a resource; false if there are too many already. */
    boolean subscribe(String uri) {
        return uris.size() < MAX_SUBSCRIPTIONS && (uris.add(uri) || uris.contains(uri));
    }

    /** Makes this the session's stream; the one before it ends, as a client that connects again has lost it. */
    synchronized void stream(Subscriber subscriber) {
        stream.ifPresent(Subscriber::close);
        stream = Optional.of(subscriber);
    }

    /** Ends the stream. */
    synchronized void close() {
        stream.ifPresent(Subscriber::close);
    }
}
