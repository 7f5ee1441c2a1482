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
 * What was acknowledged is there after the process was killed at any moment. {@code -Dkill.runs=100} takes as many runs
 * as the list of security tests asks for.
 */
class KillTest {

    private static final int RUNS = Integer.getInteger("kill.runs", 8);
    private static final int WRITERS = 4;

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
                            store.write(Change.create("item", id, "value of " + id, Optional.empty()));
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
            Process child = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Child.class.getName(),
                            data.toString(),
                            String.valueOf(run)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
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
                            "value of " + id,
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
