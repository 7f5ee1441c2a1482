// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.disk;

import dev.tablegate.api.tool.ToolException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What files take, counted for each connection and in all. */
final class Quota {

    /** What the smallest file counts, so that empty ones are not free. */
    static final long SMALLEST = 4096;

    private static final long MEGABYTE = 1024L * 1024;

    private final Map<String, Long> used = new HashMap<>();
    private final long most;
    private final long mostInAll;
    private long all;

    Quota(long megabytes, long megabytesInAll) {
        this.most = megabytes * MEGABYTE;
        this.mostInAll = megabytesInAll * MEGABYTE;
    }

    static long counted(long bytes) {
        return Math.max(SMALLEST, bytes);
    }

    /** Counts bytes that are there already. */
    synchronized void add(String connection, long bytes) {
        used.merge(connection, bytes, Long::sum);
        all += bytes;
    }

    /** Counts bytes that are about to come. */
    synchronized void take(String connection, long bytes) {
        if (used.getOrDefault(connection, 0L) + bytes > most) {
            throw new ToolException(
                    ToolException.Standard.DENIED,
                    String.format(
                            Locale.ROOT,
                            "The files and snapshots of this connection would take more than %,d MB. Keep less: select"
                                    + " fewer rows or columns, cancel exports that are not needed, or wait until"
                                    + " older files expire.",
                            most / MEGABYTE));
        }
        if (all + bytes > mostInAll) {
            throw new ToolException(
                    ToolException.Standard.UNAVAILABLE,
                    "The space of this server for files is used up. Try again when older files have expired, or ask the"
                            + " operator for more.");
        }
        add(connection, bytes);
    }

    synchronized void release(String connection, long bytes) {
        all -= bytes;
        used.computeIfPresent(connection, (id, before) -> before > bytes ? Long.valueOf(before - bytes) : null);
    }
}
