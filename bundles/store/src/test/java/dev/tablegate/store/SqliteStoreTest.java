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

    /** D5: a store that must not grow any more reports what a full disk reports. */
    @Test
    void aFullDiskEndsWritingAndNotReading() throws Exception {
        var full = new SqliteStore(Open.in(data, new Database(data.resolve("state.db"), 40), Clock.systemUTC()));
        var written = new ArrayList<String>();
        var failure = assertThrows(StoreFailure.class, () -> {
            for (int i = 0; i < 1_000; i++) {
                full.write(Change.create("x", "id-" + i, "v".repeat(9_000), Optional.empty()));
                written.add("id-" + i);
            }
        });
        assertTrue(failure.getMessage().contains("restart"), failure.getMessage());
        assertTrue(written.size() > 1, written.toString());
        assertEquals(written.size(), full.list("x", "").size());
        assertThrows(StoreFailure.class, () -> full.write(Change.remove("x", "id-0")));
        full.close();
        Store again = store(Clock.systemUTC());
        assertEquals(written.size(), again.list("x", "").size());
        again.write(Change.create("x", "after", "1", Optional.empty()));
    }

    @Test
    void aDamagedRecordStopsNothingElse() throws Exception {
        new SqliteStore(data, Clock.systemUTC()).close();
        trigger("UPDATE record SET value = '2' WHERE id = 'damaged'", "damaged");
        var store = new SqliteStore(data, Clock.systemUTC());
        store.write(Change.create("x", "damaged", "1", Optional.empty()));
        store.write(Change.create("x", "intact", "1", Optional.empty()));
        assertThrows(StoreFailure.class, () -> store.get("x", "damaged"));
        assertThrows(StoreFailure.class, () -> store.write(Change.create("x", "damaged", "3", Optional.empty())));
        store.write(Change.put("x", "intact", "2", Optional.empty()));
        assertEquals("2", store.get("x", "intact").orElseThrow().value());
        store.close();
    }

    @Test
    void aFailureInTheMiddleEndsWritingAndNotReading() throws Exception {
        var store = new SqliteStore(data, Clock.systemUTC());
        store.write(Change.create("x", "kept", "1", Optional.empty()));
        store.close();
        trigger("SELECT RAISE(ROLLBACK, 'failed')", "big");
        Store again = store(Clock.systemUTC());
        var failure =
                assertThrows(StoreFailure.class, () -> again.write(Change.create("x", "big", "1", Optional.empty())));
        assertTrue(failure.getMessage().contains("restart"), failure.getMessage());
        assertEquals("1", again.get("x", "kept").orElseThrow().value());
        assertThrows(StoreFailure.class, () -> again.write(Change.create("x", "b", "1", Optional.empty())));
        assertTrue(again.get("x", "big").isEmpty());
        assertTrue(again.get("x", "b").isEmpty());
    }

    /** Makes SQLite do something else as soon as a record of this id is written. */
    private void trigger(String action, String id) throws Exception {
        try (Connection connection = new Database(data.resolve("state.db")).writer();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TRIGGER injected AFTER INSERT ON record WHEN NEW.id = '" + id + "' BEGIN "
                    + action + "; END");
        }
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
