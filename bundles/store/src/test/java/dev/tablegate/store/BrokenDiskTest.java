// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.StoreFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * D5 with a real I/O error below SQLite: the system refuses to let a file of the process grow. That a flush to the disk
 * fails cannot be brought about from here.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class BrokenDiskTest {

    /** Blocks of 512 bytes, or of 1,024 with some shells: more than the native library needs, less than the log. */
    private static final int LARGEST_FILE = 6_000;

    private static final String VALUE = "x".repeat(200_000);

    @TempDir
    Path data;

    /** Writes until that fails, then reads, then tries to write again. */
    static final class Child {
        public static void main(String[] arguments) {
            var store = new SqliteStore(Path.of(arguments[0]), Clock.systemUTC());
            for (int i = 0; i < 1_000 && write(store, "id-" + i); i++) {
                System.out.println("wrote id-" + i);
            }
            System.out.println("reads " + store.list("item", "").size());
            System.out.println(write(store, "small") ? "writes again" : "refuses");
            Runtime.getRuntime().halt(0);
        }

        private static boolean write(SqliteStore store, String id) {
            try {
                store.write(Change.create("item", id, id.equals("small") ? "1" : VALUE, Optional.empty()));
                return true;
            } catch (StoreFailure refused) {
                return false;
            }
        }
    }

    @Test
    void anErrorOfTheDiskEndsWritingAndLosesNothing() throws Exception {
        String program = "ulimit -f " + LARGEST_FILE + " && exec \"$@\"";
        var command = new ArrayList<>(List.of("sh", "-c", program, "sh"));
        command.addAll(Jvm.command(Child.class, data.toString()));
        Process child = Jvm.start(command);
        List<String> said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, child.waitFor(), said.toString());
        List<String> written = said.stream()
                .filter(line -> line.startsWith("wrote "))
                .map(line -> line.substring("wrote ".length()))
                .toList();
        assertTrue(written.size() > 3 && written.size() < 999, said.toString());
        assertTrue(said.contains("reads " + written.size()), said.toString());
        assertTrue(said.contains("refuses"), said.toString());
        var store = new SqliteStore(data, Clock.systemUTC());
        for (String id : written) {
            assertEquals(VALUE, store.get("item", id).orElseThrow().value());
        }
        store.write(Change.create("item", "after", "1", Optional.empty()));
        store.close();
    }
}
