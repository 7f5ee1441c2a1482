// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.Change;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BackupTest {

    @TempDir
    Path folder;

    private Path data;
    private Path backup;

    @BeforeEach
    void make() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        backup = Files.createDirectory(folder.resolve("backup"));
    }

    @Test
    void aBackupIsOneMomentOfAStoreThatIsWrittenTo() throws Exception {
        var store = new SqliteStore(data, Clock.systemUTC());
        store.write(Change.create("x", "before", "1", Optional.empty()));
        var ended = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; !ended.get(); i++) {
                store.write(java.util.List.of(
                        Change.create("left", "id-" + i, "v".repeat(500), Optional.empty()),
                        Change.create("right", "id-" + i, "v".repeat(500), Optional.empty())));
            }
        });
        assertTrue(Backup.run(data, backup, System.err));
        ended.set(true);
        writer.join();
        store.write(Change.create("x", "after", "1", Optional.empty()));
        store.close();
        var copy = new SqliteStore(backup, Clock.systemUTC());
        assertTrue(copy.get("x", "before").isPresent());
        assertTrue(copy.get("x", "after").isEmpty());
        assertEquals(copy.list("left", "").size(), copy.list("right", "").size());
        copy.write(Change.create("x", "new", "1", Optional.empty()));
        copy.close();
    }

    @Test
    void aDamagedStoreIsNotBackedUpAsIfItWereWhole() throws Exception {
        new SqliteStore(data, Clock.systemUTC()).close();
        try (var connection = new Database(data.resolve("state.db")).writer();
                var statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO record VALUES ('x', 'a', 1, 'v', NULL, 7)");
        }
        assertFalse(Backup.run(data, backup, System.err));
    }

    @Test
    void whereNothingIsThereIsNothingToBackUp() {
        assertFalse(Backup.run(data, backup, System.err));
    }
}
