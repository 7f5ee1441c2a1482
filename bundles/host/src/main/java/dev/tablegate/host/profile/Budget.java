// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import java.util.stream.LongStream;

/**
 * How much may be read with a profile. 0 stands for as much as is wanted.
 *
 * @param unitsPerCall read units of one call of a tool
 * @param itemsPerCall items that DynamoDB looks at for one call, before any filter
 * @param unitsPerConnection read units of one connection in a day, which ends at midnight UTC
 * @param unitsPerDay read units of all connections together in a day
 * @param rowsPerExport rows of one export
 */
public record Budget(
        long unitsPerCall, long itemsPerCall, long unitsPerConnection, long unitsPerDay, long rowsPerExport) {

    /** Everything may be read. */
    public static final Budget NONE = new Budget(0, 0, 0, 0, 0);

    /** The largest figure that means something. */
    public static final long MOST = 1_000_000_000_000L;

    public Budget {
        if (LongStream.of(unitsPerCall, itemsPerCall, unitsPerConnection, unitsPerDay, rowsPerExport)
                .anyMatch(figure -> figure < 0 || figure > MOST)) {
            throw new IllegalArgumentException("A budget is a whole number from 1 to " + MOST + ", or 0 for none.");
        }
    }

    /** Whether something is counted over a day. */
    public boolean daily() {
        return unitsPerConnection > 0 || unitsPerDay > 0;
    }
}
