// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What Linux has counted for a process so far.
 *
 * @param cpuMillis user and system time of all its threads
 * @param jitMillis the part of it that the JVM's compiler threads took
 */
public record Usage(long cpuMillis, long jitMillis) {

    private static final long TICK_MILLIS = 10;
    private static final Path PROC = Path.of("/proc");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    public static Usage of(long pid) throws IOException {
        Path process = PROC.resolve(Long.toString(pid));
        return new Usage(ticks(Files.readString(process.resolve("stat"))), jit(process.resolve("task")));
    }

    /** The resident memory of a process in MB. */
    public static long residentMegabytes(long pid) throws IOException {
        return megabytes(pid, RESIDENT);
    }

    /** The most resident memory that a process had so far, in MB. */
    public static long peakMegabytes(long pid) throws IOException {
        return megabytes(pid, PEAK);
    }

    private static long megabytes(long pid, Pattern line) throws IOException {
        var found =
                line.matcher(Files.readString(PROC.resolve(Long.toString(pid)).resolve("status")));
        return found.find() ? Long.parseLong(found.group(1)) / 1024 : 0;
    }

    /** What came since an earlier reading. */
    public Usage since(Usage before) {
        return new Usage(cpuMillis - before.cpuMillis, jitMillis - before.jitMillis);
    }

    private static long jit(Path tasks) throws IOException {
        long millis = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                millis += jitOf(thread);
            }
        }
        return millis;
    }

    private static long jitOf(Path thread) throws IOException {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            String name = stat.substring(stat.indexOf('(') + 1);
            return name.startsWith("C1 ") || name.startsWith("C2 ") || name.startsWith("Sweeper") ? ticks(stat) : 0;
        } catch (NoSuchFileException e) {
            return 0; // The thread ended since the folder was listed.
        }
    }

    /** User and system ticks stand 12 and 13 places after the command's name, which may itself hold blanks. */
    private static long ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 15);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS;
    }
}
