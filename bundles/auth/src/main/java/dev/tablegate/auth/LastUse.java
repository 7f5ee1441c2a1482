// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.StoreFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When each connection was last used, to the minute. Written once a minute at most, so that no request waits for it. */
@Component(service = LastUse.class)
public final class LastUse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LastUse.class);
    private static final String KIND = "last-use";
    private static final int BATCH = 100;

    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private final Set<String> unwritten = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("tablegate-last-use").factory());
    private final GrantBook book;
    private final Clock clock;

    private record Line(long minute) {}

    @Activate
    public LastUse(@Reference GrantBook book) {
        this.book = book;
        this.clock = book.clock();
        book.store()
                .list(KIND, "")
                .forEach(entry -> used.put(
                        entry.id(),
                        Instant.ofEpochMilli(Records.read(entry, Line.class).minute())));
        writer.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.MINUTES);
    }

    void touch(String connection) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!minute.equals(used.get(connection))) {
            used.put(connection, minute);
            unwritten.add(connection);
        }
    }

    Optional<Instant> of(String connection) {
        return Optional.ofNullable(used.get(connection));
    }

    /** Writes what is new, and forgets the connections that ended. */
    void write() {
        used.keySet().removeIf(connection -> book.find(connection).isEmpty());
        var changes = new ArrayList<Change>();
        for (String connection : List.copyOf(unwritten)) {
            unwritten.remove(connection);
            change(connection).ifPresent(changes::add);
        }
        try {
            for (int from = 0; from < changes.size(); from += BATCH) {
                book.store().write(changes.subList(from, Math.min(changes.size(), from + BATCH)));
            }
        } catch (StoreFailure failed) {
            // It is for people to look at, and decides nothing.
            LOG.warn("When connections were last used could not be written: {}", failed.getMessage());
        }
    }

    private Optional<Change> change(String connection) {
        return book.find(connection)
                .flatMap(held -> of(connection)
                        .map(minute -> Change.put(
                                KIND,
                                connection,
                                Records.write(new Line(minute.toEpochMilli())),
                                Optional.of(held.ends()))));
    }

    @Deactivate
    @Override
    public void close() {
        writer.shutdown();
        write();
    }
}
