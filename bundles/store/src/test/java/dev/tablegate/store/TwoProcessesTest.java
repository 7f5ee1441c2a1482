// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.StoreFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * D7: of two processes on one data directory the second ends with a clear message and writes nothing. 3 times here,
 * each with a process of its own; {@code -Dsecond.runs=20} takes as many as the list of security tests asks for.
 */
class TwoProcessesTest {

    private static final int RUNS = Integer.getInteger("second.runs", 3);

    @TempDir
    Path data;

    /** Tries to open the store, or to repair it. */
    static final class Second {
        public static void main(String[] arguments) throws Exception {
            Path data = Path.of(arguments[0]);
            if (arguments[1].equals("repair")) {
                System.exit(Repair.run(data, System.out) ? 0 : 3);
            }
            try {
                new SqliteStore(data, Clock.systemUTC()).close();
            } catch (StoreFailure refused) {
                System.out.println(refused.getMessage());
                System.exit(3);
            }
        }
    }

    @Test
    void theSecondProcessIsToldAndWritesNothing() throws Exception {
        var store = new SqliteStore(data, Clock.systemUTC());
        store.write(Change.create("x", "a", "1", Optional.empty()));
        Map<String, String> before = content();
        for (int run = 0; run < RUNS; run++) {
            String verb = run % 2 == 0 ? "open" : "repair";
            Process second = Jvm.start(Jvm.command(Second.class, data.toString(), verb));
            String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(3, second.waitFor(), said);
            assertTrue(said.contains("Another process works with this store"), said);
            assertEquals(before, content());
        }
        store.write(Change.create("x", "b", "1", Optional.empty()));
        store.close();
    }

    private Map<String, String> content() throws Exception {
        var content = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(data.relativize(file).toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return content;
    }
}
