// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * D1, and of D4 the points within commit and checkpoint: what was acknowledged is there after the process was killed at
 * any moment. 8 runs here; {@code -Dkill.runs=100} takes as many as the list of security tests asks for.
 */
class KillTest {

    private static final int RUNS = Integer.getInteger("kill.runs", 8);
    private static final int WRITERS = 4;
    /** Large, so that the log is often moved into the main file. */
    private static final String FILLING = "x".repeat(60_000);

    @TempDir
    Path data;

    /** Writes until it is killed, and says each acknowledged record to a file of each writer. */
    static final class Child {
        public static void main(String[] arguments) {
            Path data = Path.of(arguments[0]);
            String run = arguments[1];
            var store = new SqliteStore(data, Clock.systemUTC());
            IntStream.range(0, WRITERS)
                    .forEach(writer -> Thread.ofPlatform().start(() -> {
                        Path log = data.resolve("acknowledged-" + run + "-" + writer);
                        for (int i = 0; true; i++) {
                            String id = run + "-" + writer + "-" + i;
                            store.write(Change.create("item", id, id + FILLING, Optional.empty()));
                            say(log, id);
                        }
                    }));
        }

        private static void say(Path log, String id) {
            try {
                Files.writeString(log, id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        Random random = new Random(7);
        long acknowledged = 0;
        for (int run = 0; run < RUNS; run++) {
            Process child = Jvm.start(Jvm.command(Child.class, data.toString(), String.valueOf(run)));
            Path first = data.resolve("acknowledged-" + run + "-0");
            for (int attempt = 0; attempt < 3_000 && !Files.exists(first); attempt++) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
            child.destroyForcibly().waitFor();
            acknowledged += check(run);
        }
        assertTrue(acknowledged > RUNS, "only " + acknowledged + " writes");
    }

    private long check(int run) throws Exception {
        var store = new SqliteStore(data, Clock.systemUTC());
        long count = 0;
        try {
            for (int writer = 0; writer < WRITERS; writer++) {
                Path log = data.resolve("acknowledged-" + run + "-" + writer);
                for (String id : Files.exists(log) ? Files.readAllLines(log) : List.<String>of()) {
                    count++;
                    assertEquals(
                            id + FILLING,
                            store.get("item", id)
                                    .orElseThrow(() -> new AssertionError("lost " + id))
                                    .value());
                }
            }
        } finally {
            store.close();
        }
        return count;
    }
}
