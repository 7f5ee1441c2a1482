// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.StoreFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Damaged files are never served as truth. A sample of the places is damaged here; {@code -Ddamage.trials=10000} takes
 * as many as the list of security tests asks for.
 */
class DamageTest {

    private static final int TRIALS = Integer.getInteger("damage.trials", 120);
    private static final int RECORDS = 60;

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
            assertNothingWrong(0);
        }
    }

    @Test
    void aLogThatWasCutHoldsThePrefixOfWhatWasWritten() throws Exception {
        for (int trial = 0; trial < TRIALS; trial++) {
            copy(folder.resolve("open"), data);
            Path file = data.resolve("state.db-wal");
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            var store = new SqliteStore(data, Clock.systemUTC());
            List<Entry> entries = store.list("item", "");
            for (int i = 0; i < entries.size(); i++) {
                int number = i;
                assertTrue(
                        entries.stream().anyMatch(entry -> entry.id().equals("id-" + number)),
                        "a gap at " + number + " of " + entries.size());
            }
            store.close();
        }
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
    private void assertNothingWrong(int atLeast) throws Exception {
        SqliteStore store;
        try {
            store = new SqliteStore(data, Clock.systemUTC());
        } catch (StoreFailure refused) {
            return;
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
