// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The machine that all measured processes share. */
public final class Machine {

    private static final double QUIET = 0.55;
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final int GLANCES = 3;

    private Machine() {}

    /** Waits until the machine has been mostly idle for three seconds; false when it did not become so in time. */
    public static boolean awaitQuiet(Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        int quiet = 0;
        while (quiet < GLANCES && System.nanoTime() < end) {
            long[] before = times();
            Thread.sleep(GLANCE);
            quiet = idleShare(before, times()) >= QUIET ? quiet + 1 : 0;
        }
        return quiet == GLANCES;
    }

    /** How many processes wanted to run in the last minute. */
    public static double load() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    private static double idleShare(long[] before, long[] after) {
        double all = LongStream.of(after).sum() - LongStream.of(before).sum();
        double idle = after[3] + after[4] - before[3] - before[4];
        return idle / all;
    }

    /** User, nice, system, idle, waiting, interrupts, soft interrupts and stolen time of all cores. */
    private static long[] times() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/stat")).getFirst();
        return Stream.of(line.split(" +"))
                .skip(1)
                .limit(8)
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
