// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.store.StoreFailure;
import dev.tablegate.tck.StoreContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SqliteStoreTest implements StoreContract {

    @TempDir
    Path data;

    private final List<SqliteStore> open = new ArrayList<>();

    @Override
    public Store store(Clock clock) {
        var store = new SqliteStore(data, clock);
        open.add(store);
        return store;
    }

    @AfterEach
    void close() throws Exception {
        for (SqliteStore store : open) {
            store.close();
        }
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() throws Exception {
        var store = new SqliteStore(data, Clock.systemUTC());
        store.write(Change.create("grant", "a", "1", Optional.empty()));
        long version = store.get("grant", "a").orElseThrow().version();
        store.write(Change.remove("grant", "a"));
        store.close();
        Store again = store(Clock.systemUTC());
        assertTrue(again.get("grant", "a").isEmpty());
        again.write(Change.create("grant", "a", "2", Optional.empty()));
        assertTrue(again.get("grant", "a").orElseThrow().version() > version);
    }

    @Test
    void aSecondOwnerIsRefusedAndWritesNothing() {
        store(Clock.systemUTC());
        for (int attempt = 0; attempt < 20; attempt++) {
            var refusal = assertThrows(StoreFailure.class, () -> new SqliteStore(data, Clock.systemUTC()));
            assertTrue(refusal.getMessage().contains("Another process"), refusal.getMessage());
        }
    }

    @Test
    void itsFilesAreTheOwnersAlone() throws Exception {
        store(Clock.systemUTC()).write(Change.create("x", "a", "1", Optional.empty()));
        for (String name : List.of("state.db", "state.db-wal")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name))),
                    name);
        }
    }

    @Test
    void refusesWhatTheContractDoesNotAllow() {
        Store store = store(Clock.systemUTC());
        assertThrows(
                IllegalArgumentException.class, () -> store.write(Change.create("Kind", "a", "1", Optional.empty())));
        assertThrows(IllegalArgumentException.class, () -> store.write(Change.create("x", "", "1", Optional.empty())));
        assertThrows(
                IllegalArgumentException.class,
                () -> store.write(Change.create("x", "a", "v".repeat(256 * 1024 + 1), Optional.empty())));
        assertThrows(
                IllegalArgumentException.class,
                () -> store.write(List.of(Change.remove("x", "a"), Change.remove("x", "a"))));
    }

    @Test
    void aFullDiskEndsWritingAndNotReading() throws Exception {
        var store = new SqliteStore(data, Clock.systemUTC());
        store.write(Change.create("x", "kept", "1", Optional.empty()));
        store.close();
        Path file = data.resolve("state.db");
        // A store that cannot grow any more: SQLite reports this as it reports a full disk.
        try (Connection connection = new Database(file).writer();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TRIGGER full AFTER INSERT ON record WHEN NEW.kind = 'big'"
                    + " BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END");
        }
        Store again = store(Clock.systemUTC());
        var failure =
                assertThrows(StoreFailure.class, () -> again.write(Change.create("big", "a", "1", Optional.empty())));
        assertTrue(failure.getMessage().contains("restart"), failure.getMessage());
        assertEquals("1", again.get("x", "kept").orElseThrow().value());
        assertThrows(StoreFailure.class, () -> again.write(Change.create("x", "b", "1", Optional.empty())));
        assertTrue(again.get("big", "a").isEmpty());
        assertTrue(again.get("x", "b").isEmpty());
    }

    @Test
    void aStoreOfALaterVersionIsRefused() throws Exception {
        new SqliteStore(data, Clock.systemUTC()).close();
        try (Connection connection = new Database(data.resolve("state.db")).writer();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 99");
        }
        var refusal = assertThrows(StoreFailure.class, () -> new SqliteStore(data, Clock.systemUTC()));
        assertTrue(refusal.getMessage().contains("later version"), refusal.getMessage());
        // The lock is free again: the operator can go on with the right version.
        try (Ownership ownership = Ownership.take(data.resolve("state.lock"))) {
            assertTrue(ownership.lock().isValid());
        }
    }
}
