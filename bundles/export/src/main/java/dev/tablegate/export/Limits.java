// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.profile.Budget;
import java.time.Duration;
import java.util.Locale;

/**
 * How much an export may take.
 *
 * @param rows the most rows of one on this server
 * @param profileRows the most rows of one with its profile, or 0
 * @param bytes the most bytes of its items, as DynamoDB counts them
 * @param running the most that one connection has running
 * @param runningInAll the most that run at a time; more wait
 * @param kept how long a file is kept
 * @param longest how long one may run
 */
record Limits(long rows, long profileRows, long bytes, int running, int runningInAll, Duration kept, Duration longest) {

    private static final long MEGABYTE = 1024L * 1024;

    /** The same for one profile. */
    Limits of(Budget budget) {
        return new Limits(rows, budget.rowsPerExport(), bytes, running, runningInAll, kept, longest);
    }

    void check(long rowsNow, long bytesNow) {
        if (profileRows > 0 && rowsNow > profileRows) {
            throw refused(
                    String.format(Locale.ROOT, "%,d rows, which is the limit of its profile", profileRows),
                    "on the page Profiles of the console");
        }
        if (rowsNow > rows || bytesNow > bytes) {
            throw refused(
                    String.format(
                            Locale.ROOT,
                            "%,d rows or %,d MB, which is the limit of this server",
                            rows,
                            bytes / MEGABYTE),
                    "in its configuration, dev.tablegate.exports");
        }
    }

    private static ToolException refused(String limit, String place) {
        return new ToolException(
                ToolException.Standard.DENIED,
                "The export has more than " + limit + ". Export a part: a key, a filter, fewer attributes. If the limit"
                        + " is too low, an operator can raise it " + place + ".");
    }
}
