// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops connections on which bytes trickle without ever making a request. The idle timeout does not see them, since
 * each byte begins it anew. Who only listens sends nothing, and is left alone.
 */
final class SlowClients implements Connection.Listener, HttpConfiguration.Customizer {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(SlowClients.class);
    /** What comes in between two looks of somebody who really sends. */
    private static final long ENOUGH = 4 * 1024;

    private final Map<Connection, Progress> connections = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    SlowClients(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How far a connection has come. */
    private static final class Progress {
        private volatile boolean request;
        private long since;
        private long bytesThen;
        private long bytesNow;
    }

    @Override
    public void onOpened(Connection connection) {
        var progress = new Progress();
        progress.since = nanos.getAsLong();
        connections.put(connection, progress);
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    /** All headers of a request are there. */
    @Override
    public Request customize(Request request, HttpFields.Mutable headers) {
        Progress progress = connections.get(request.getConnectionMetaData().getConnection());
        if (progress != null) {
            progress.request = true;
        }
        return request;
    }

    /** Looks at all connections. Called by one thread, again and again. */
    void look() {
        long now = nanos.getAsLong();
        connections.forEach((connection, progress) -> {
            if (trickles(connection.getBytesIn(), progress, now)) {
                LOG.info("A connection on which a request only trickled was closed");
                connection.getEndPoint().close();
            }
        });
    }

    private static boolean trickles(long bytes, Progress progress, long now) {
        boolean sends = bytes - progress.bytesNow >= ENOUGH;
        progress.bytesNow = bytes;
        if (progress.request || sends) {
            progress.request = false;
            progress.since = now;
            progress.bytesThen = bytes;
        }
        return bytes > progress.bytesThen && now - progress.since >= PATIENCE.toNanos();
    }
}
