// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.catalog;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.profile.Budget;
import org.osgi.annotation.versioning.ProviderType;

/** Holds the reads of calls to the budgets of their profile, and counts what they consume. */
@ProviderType
public interface Meter {

    /**
     * Begins one request that reads. What it may consume is set aside until it ends, so that requests side by side do
     * not use up the same rest twice.
     *
     * @throws ToolException {@code OVER_BUDGET} if nothing is left, with a sentence that says of what, and until when
     */
    Read begin(Call call, Budget budget, Need need);

    /**
     * Refuses work that is known to read more than is left. For work that hands back nothing unless it ends.
     *
     * @param about what it will read
     * @throws ToolException {@code OVER_BUDGET}
     */
    void check(Call call, Budget budget, Used about);

    /** What all connections read with the profile today (UTC). */
    Used today(String profile);

    /**
     * What a request is about to read, as far as one can know.
     *
     * @param items how many items it looks at, at most
     * @param unitsPerItem about how many read units an item takes
     * @param most the most read units that it can take
     */
    record Need(long items, double unitsPerItem, double most) {

        /** About what so many items take. */
        public double units(long fewer) {
            return Math.min(most, fewer * unitsPerItem);
        }
    }

    /** What was read. */
    record Used(double readUnits, long items) {

        /** Nothing. */
        public static final Used NOTHING = new Used(0, 0);
    }

    /** A request that has begun. It has to be ended, one way or the other. */
    interface Read {

        /** How many items it may look at: those of the need, or as many as there is room for; never none. */
        long items();

        /** Ends with an answer. */
        void end(double readUnits, long items);

        /**
         * Ends without one.
         *
         * @param sent whether DynamoDB may have read all the same; then what was set aside counts as consumed
         */
        void fail(boolean sent);
    }
}
