// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.tool.ToolException;
import java.time.Duration;
import java.util.Locale;

/**
 * How much an export may take.
 *
 * @param rows the most rows of one
 * @param bytes the most bytes of its items, as DynamoDB counts them
 * @param running the most that one connection has running
 * @param runningInAll the most that run at a time; more wait
 * @param kept how long a file is kept
 * @param longest how long one may run
 */
record Limits(long rows, long bytes, int running, int runningInAll, Duration kept, Duration longest) {

    private static final long MEGABYTE = 1024L * 1024;

    void check(long rowsNow, long bytesNow) {
        if (rowsNow > rows || bytesNow > bytes) {
            throw new ToolException(
                    ToolException.Standard.DENIED,
                    String.format(
                            Locale.ROOT,
                            "The export has more than %,d rows or %,d MB, which is the limit of this server. Export a part:"
                                    + " a key, a filter, fewer attributes.",
                            rows,
                            bytes / MEGABYTE));
        }
    }
}
