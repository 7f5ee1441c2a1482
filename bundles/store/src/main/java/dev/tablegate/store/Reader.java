// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.StoreFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Reads beside the writer, over a connection of its own: reading waits for no disk. */
final class Reader implements AutoCloseable {

    /** No id that begins with a prefix comes after the prefix with this: ids have 512 bytes at most. */
    private static final String LAST =
            Character.toString(Character.MAX_CODE_POINT).repeat(128);

    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private final Clock clock;
    private final PreparedStatement one;
    private final PreparedStatement many;

    Reader(Connection connection, Clock clock) throws SQLException {
        this.connection = connection;
        this.clock = clock;
        one = connection.prepareStatement("SELECT " + Database.COLUMNS + " FROM record WHERE kind = ? AND id = ?");
        many = connection.prepareStatement(
                "SELECT " + Database.COLUMNS + " FROM record WHERE kind = ? AND id >= ? AND id <= ? ORDER BY id");
    }

    Optional<Entry> get(String kind, String id) {
        return read(one, kind, id).stream().findFirst();
    }

    List<Entry> list(String kind, String prefix) {
        return read(many, kind, prefix, prefix + LAST);
    }

    private List<Entry> read(PreparedStatement query, String... parameters) {
        lock.lock();
        try {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            var entries = new ArrayList<Entry>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Entry entry = Row.read(rows).checked();
                    if (entry.expires().map(clock.instant()::isBefore).orElse(true)) {
                        entries.add(entry);
                    }
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new StoreFailure(
                    "The store cannot be read. Stop the server and run 'tablegate repair', or restore a backup.", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws SQLException {
        lock.lock();
        try {
            connection.close();
        } finally {
            lock.unlock();
        }
    }
}
