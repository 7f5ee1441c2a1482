// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.StoreFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * D2, D3 and a part of D4: damaged files are never served as truth. 120 places of each kind are damaged here, a quarter
 * of that for cuts of the main file; {@code -Ddamage.trials=10000} takes as many as the list of security tests asks for.
 */
class DamageTest {

    private static final int TRIALS = Integer.getInteger("damage.trials", 120);
    private static final int RECORDS = 60;

    private static final PrintStream SILENT =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final Random random = new Random(20_261_121);
    private Path original;
    private Path data;

    @BeforeEach
    void fill() throws Exception {
        original = Files.createDirectory(folder.resolve("original"));
        data = Files.createDirectory(folder.resolve("data"));
        var store = new SqliteStore(original, Clock.systemUTC());
        for (int i = 0; i < RECORDS; i++) {
            store.write(Change.create("item", "id-" + i, value(i), Optional.empty()));
        }
        // A copy while it is open has a write-ahead log with everything in it.
        copy(original, folder.resolve("open"));
        store.close();
    }

    @Test
    void aFlippedBitIsFoundOrWithoutEffect() throws Exception {
        for (int trial = 0; trial < TRIALS; trial++) {
            copy(original, data);
            Path file = data.resolve("state.db");
            byte[] bytes = Files.readAllBytes(file);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            assertNothingWrong(RECORDS);
        }
    }

    @Test
    void aFlippedBitInTheLogIsFoundOrLosesTheTail() throws Exception {
        for (int trial = 0; trial < TRIALS; trial++) {
            copy(folder.resolve("open"), data);
            Path file = data.resolve("state.db-wal");
            byte[] bytes = Files.readAllBytes(file);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            assertNothingWrong(RECORDS);
        }
    }

    /** A log that ends early is a prefix of what was committed; as something acknowledged is missing, it is refused. */
    @Test
    void aLogThatWasCutIsRefusedUntilItsLossIsAccepted() throws Exception {
        for (int trial = 0; trial < TRIALS; trial++) {
            copy(folder.resolve("open"), data);
            Path file = data.resolve("state.db-wal");
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            if (!assertNothingWrong(RECORDS)) {
                assertTrue(Repair.run(data, SILENT));
            }
            assertPrefix();
        }
    }

    /** D4: what a killed repair leaves is recognised, and the repair goes on. */
    @Test
    void aRepairThatWasKilledIsRunAgain() throws Exception {
        for (String moment : List.of("while it copied", "once it had copied", "before the last move")) {
            copy(original, data);
            if (moment.equals("while it copied")) {
                Files.writeString(data.resolve("state.db.repairing"), "half");
                Files.writeString(data.resolve("state.db.repairing-wal"), "half");
            } else {
                Files.copy(data.resolve("state.db"), Repair.result(data));
                var refusal = assertThrows(StoreFailure.class, () -> new SqliteStore(data, Clock.systemUTC()));
                assertTrue(refusal.getMessage().contains("interrupted"), refusal.getMessage());
            }
            if (moment.equals("before the last move")) {
                Files.move(data.resolve("state.db"), data.resolve("state.db.damaged"));
            }
            assertTrue(Repair.run(data, SILENT), moment);
            assertTrue(assertNothingWrong(RECORDS), moment);
        }
    }

    @Test
    void aStoreThatIsGoneOrOlderThanWhatWasAcknowledgedIsRefused() throws Exception {
        copy(original, data);
        var store = new SqliteStore(data, Clock.systemUTC());
        store.write(Change.remove("item", "id-3"));
        store.close();
        Files.copy(original.resolve("state.db"), data.resolve("state.db"), StandardCopyOption.REPLACE_EXISTING);
        var older = assertThrows(StoreFailure.class, () -> new SqliteStore(data, Clock.systemUTC()));
        assertTrue(older.getMessage().contains("lacks the last 1 changes"), older.getMessage());
        Files.delete(data.resolve("state.db"));
        var gone = assertThrows(StoreFailure.class, () -> new SqliteStore(data, Clock.systemUTC()));
        assertTrue(gone.getMessage().contains("backup"), gone.getMessage());
    }

    @Test
    void aFileThatWasCutIsRefusedAndCanBeRepaired() throws Exception {
        int refused = 0;
        for (int trial = 0; trial < TRIALS / 4; trial++) {
            copy(original, data);
            Path file = data.resolve("state.db");
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(bytes, 4096 + random.nextInt(bytes.length - 4096)));
            try {
                new SqliteStore(data, Clock.systemUTC()).close();
            } catch (StoreFailure refusal) {
                refused++;
                assertTrue(refusal.getMessage().contains("state.db"), refusal.getMessage());
                assertTrue(refusal.getMessage().contains("tablegate repair"), refusal.getMessage());
                var said = new ByteArrayOutputStream();
                assertTrue(Repair.run(data, new PrintStream(said, true, StandardCharsets.UTF_8)), said.toString());
                assertNothingWrong(0);
            }
        }
        assertEquals(TRIALS / 4, refused);
    }

    @Test
    void repairKeepsEveryIntactRecordAndNamesTheOthers() throws Exception {
        copy(original, data);
        Path file = data.resolve("state.db");
        byte[] bytes = Files.readAllBytes(file);
        byte[] wanted = value(17).getBytes(StandardCharsets.UTF_8);
        int at = indexOf(bytes, wanted);
        bytes[at + wanted.length - 1] ^= 1;
        Files.write(file, bytes);
        var said = new ByteArrayOutputStream();
        assertTrue(Repair.run(data, new PrintStream(said, true, StandardCharsets.UTF_8)));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("Lost: item id-17"), said.toString());
        assertNothingWrong(RECORDS - 1);
        assertTrue(Files.exists(data.resolve("state.db.damaged")));
    }

    /** Opens the store, or is refused with a sentence; what it serves is what was written. */
    private boolean assertNothingWrong(int atLeast) throws Exception {
        SqliteStore store;
        try {
            store = new SqliteStore(data, Clock.systemUTC());
        } catch (StoreFailure refused) {
            assertTrue(refused.getMessage().contains("repair"), refused.getMessage());
            return false;
        }
        try {
            List<Entry> entries = store.list("item", "");
            for (Entry entry : entries) {
                assertEquals(value(Integer.parseInt(entry.id().substring(3))), entry.value());
            }
            assertTrue(entries.size() >= atLeast, "only " + entries.size());
        } catch (StoreFailure damaged) {
            assertTrue(damaged.getMessage().contains("repair"), damaged.getMessage());
        } finally {
            store.close();
        }
        return true;
    }

    private void assertPrefix() throws Exception {
        var store = new SqliteStore(data, Clock.systemUTC());
        List<String> ids = store.list("item", "").stream().map(Entry::id).toList();
        for (int i = 0; i < ids.size(); i++) {
            assertTrue(ids.contains("id-" + i), "a gap at " + i + " of " + ids.size());
        }
        store.close();
    }

    private static String value(int number) {
        return "{\"number\":" + number + ",\"text\":\"" + "x".repeat(900) + number + "\"}";
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> left = Files.list(to)) {
            for (Path file : left.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        var files = new ArrayList<Path>();
        try (Stream<Path> all = Files.list(from)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
