// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.StoreFailure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes changes, those that wait together in one transaction. Used by one thread. */
final class Writer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final String COUNTER_KIND = "_store";
    private static final String COUNTER_ID = "version";
    private static final Duration PURGE_EVERY = Duration.ofHours(1);

    private final Connection connection;
    private final Mark mark;
    private final Clock clock;
    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final PreparedStatement purge;
    private long version;
    private Instant purged = Instant.EPOCH;

    Writer(Connection connection, Mark mark, Clock clock) throws SQLException {
        this.connection = connection;
        this.mark = mark;
        this.clock = clock;
        connection.setAutoCommit(false);
        select = connection.prepareStatement("SELECT " + Database.COLUMNS + " FROM record WHERE kind = ? AND id = ?");
        insert = connection.prepareStatement(
                "INSERT OR REPLACE INTO record (" + Database.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)");
        delete = connection.prepareStatement("DELETE FROM record WHERE kind = ? AND id = ?");
        purge = connection.prepareStatement("DELETE FROM record WHERE expires <= ?");
        version = read(COUNTER_KIND, COUNTER_ID)
                .map(row -> Long.parseLong(row.checked().value()))
                .orElse(0L);
        connection.commit();
    }

    /** How far the store has come: rises with each change. */
    long version() {
        return version;
    }

    /**
     * Makes the changes of all that wait, each whole or not at all, in one transaction.
     *
     * @throws SQLException if the transaction failed; nothing of it lasts then, or all of it
     * @throws IOException if it lasts and could not be marked
     */
    void write(List<Waiting> all) throws SQLException, IOException {
        Instant now = clock.instant();
        try {
            for (Waiting waiting : all) {
                make(waiting, now);
            }
            purge(now);
            put(counter(version));
            connection.commit();
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        }
        mark.move(version);
    }

    /** The record that tells how far a store has come. */
    static Entry counter(long version) {
        return new Entry(COUNTER_KIND, COUNTER_ID, version, String.valueOf(version), Optional.empty());
    }

    static boolean isCounter(Row row) {
        return row.entry().kind().equals(COUNTER_KIND);
    }

    private void make(Waiting waiting, Instant now) throws SQLException {
        try {
            for (Change change : waiting.changes()) {
                if (!holds(change, now)) {
                    waiting.refuse(new Conflict(change.kind(), change.id()));
                    return;
                }
            }
        } catch (StoreFailure damaged) {
            // One damaged record stops what depends on it, not the whole store.
            waiting.refuse(damaged);
            return;
        }
        for (Change change : waiting.changes()) {
            switch (change) {
                case Change.Put put -> put(new Entry(put.kind(), put.id(), ++version, put.value(), put.expires()));
                case Change.Delete(String kind, String id, var ignored) -> {
                    version++;
                    delete.setString(1, kind);
                    delete.setString(2, id);
                    delete.executeUpdate();
                }
            }
        }
    }

    private boolean holds(Change change, Instant now) throws SQLException {
        if (change.expected() instanceof Change.Expected.Any) {
            return true;
        }
        Optional<Entry> there = read(change.kind(), change.id())
                .map(Row::checked)
                .filter(entry -> entry.expires().map(now::isBefore).orElse(true));
        return switch (change.expected()) {
            case Change.Expected.Any() -> true;
            case Change.Expected.Absent() -> there.isEmpty();
            case Change.Expected.Version(long expected) ->
                there.isPresent() && there.get().version() == expected;
        };
    }

    private Optional<Row> read(String kind, String id) throws SQLException {
        select.setString(1, kind);
        select.setString(2, id);
        try (ResultSet result = select.executeQuery()) {
            return result.next() ? Optional.of(Row.read(result)) : Optional.empty();
        }
    }

    private void put(Entry entry) throws SQLException {
        Row.of(entry).write(insert);
        insert.executeUpdate();
    }

    private void purge(Instant now) throws SQLException {
        if (now.isAfter(purged.plus(PURGE_EVERY))) {
            purged = now;
            purge.setLong(1, now.toEpochMilli());
            int gone = purge.executeUpdate();
            LOG.debug("{} records had expired and are gone", gone);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        try (mark) {
            connection.close();
        }
    }
}
