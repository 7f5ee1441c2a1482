// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store that was looked at and can be trusted: its file, the lock on it, and a connection each way. */
record Open(Path file, Ownership ownership, Reader reader, Writer writer) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Open.class);

    /**
     * Opens the store of a data directory.
     *
     * @throws StoreFailure if it is damaged, or another process works with it
     */
    static Open in(Path data, Database database, Clock clock) {
        // First of all: who comes second touches nothing.
        Ownership ownership = Ownership.take(data.resolve("state.lock"));
        try {
            NativeLibrary.keepIn(data.resolve("run"));
            if (Files.exists(Repair.result(data))) {
                throw new StoreFailure("A repair of " + database.file()
                        + " was interrupted. Run 'tablegate repair' once more; it goes on where it stopped.");
            }
            return open(data, database, ownership, clock);
        } catch (SQLException e) {
            release(ownership);
            throw database.unopened(e);
        } catch (RuntimeException e) {
            // Whatever went wrong: the lock must be free for the next start.
            release(ownership);
            throw e;
        }
    }

    private static Open open(Path data, Database database, Ownership ownership, Clock clock) throws SQLException {
        long marked = Mark.of(data);
        Connection connection = database.writer();
        try {
            database.prepare(connection);
            database.check(connection);
            var writer = new Writer(connection, Mark.open(data), clock);
            if (writer.version() < marked) {
                throw new StoreFailure(database.file() + " lacks the last " + (marked - writer.version())
                        + " changes that were acknowledged: the disk lost them, or it is an older copy. Restore the"
                        + " newest backup, or run 'tablegate repair' to go on with what is there.");
            }
            return new Open(database.file(), ownership, new Reader(database.reader(), clock), writer);
        } catch (SQLException | RuntimeException refused) {
            connection.close();
            throw refused;
        }
    }

    private static void release(Ownership ownership) {
        try {
            ownership.close();
        } catch (IOException e) {
            LOG.warn("The lock of the store was not released", e);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        try (ownership;
                writer;
                reader) {
            LOG.debug("The store is closed");
        }
    }
}
