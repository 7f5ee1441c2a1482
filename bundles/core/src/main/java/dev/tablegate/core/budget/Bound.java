// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.budget;

import dev.tablegate.host.catalog.Meter.Need;
import dev.tablegate.host.catalog.Meter.Used;

/**
 * What something may read.
 *
 * @param of what has the bound
 * @param tally what it has read
 * @param units the most read units, or 0
 * @param items the most items, or 0
 */
record Bound(Of of, Tally tally, long units, long items) {

    /** What has a bound of its own. */
    enum Of {
        CALL,
        CONNECTION,
        PROFILE
    }

    /** Whether there is room for all of it. */
    boolean holds(Used more) {
        var taken = tally.taken();
        return (units == 0 || taken.readUnits() + more.readUnits() <= units)
                && (items == 0 || taken.items() + more.items() <= items);
    }

    /** How many of the items that are needed there is room for. One has room as long as anything is left. */
    long room(Need need) {
        var taken = tally.taken();
        long room = need.items();
        if (items > 0) {
            room = Math.min(room, items - taken.items());
        }
        double left = units - taken.readUnits();
        if (units == 0 || room <= 0) {
            return Math.max(0, room);
        }
        if (left <= 0) {
            return 0;
        }
        return need.units(room) <= left ? room : Math.clamp((long) (left / need.unitsPerItem()), 1, room);
    }
}
