// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.export.ExportRequest;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ErrorCode;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.profile.Budget;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/** Tells an export that has to wait from one that is over. */
record Patience(Desk desk, Reader reader) {

    /** A statement begins anew: so it gets one new day, and does not use up another if the estimate was wrong. */
    private static final Duration NEXT_DAY = Duration.ofDays(1);

    /** Why an export stops that nothing is wrong with. */
    enum Code implements ErrorCode {
        /** Its connection does not count for now. */
        SUSPENDED;

        @Override
        public String id() {
            return "export.suspended";
        }

        @Override
        public Kind kind() {
            return Kind.BUSY;
        }
    }

    /** The sentence with which it ends; empty if it waits. */
    Optional<String> end(Header header, ToolException why, Call call) {
        boolean overBudget = why.code() == ToolException.Standard.OVER_BUDGET;
        if (!overBudget && why.code() != Code.SUSPENDED) {
            return Optional.of(why.getMessage());
        }
        if (overBudget && Source.read(header.wish().source()) instanceof ExportRequest.Source.Statement statement) {
            return late(header, NEXT_DAY) ? Optional.of(why.getMessage()) : hopeless(statement, call);
        }
        return late(header, Run.LONGEST_WAIT) ? Optional.of(why.getMessage()) : Optional.empty();
    }

    private boolean late(Header header, Duration longest) {
        return desk.now().isAfter(header.created().plus(longest));
    }

    private Optional<String> hopeless(ExportRequest.Source.Statement statement, Call call) {
        try {
            double units = reader.plan(statement, call).estimate().readUnits();
            long day = day(desk.policy(call.profile()).budget());
            return units <= day
                    ? Optional.empty()
                    : Optional.of(String.format(
                            Locale.ROOT,
                            "A statement is read in one go. This one would read about %,.0f read units, and the budget"
                                    + " of a whole day is %,d. Narrow it by a key or an index, export the tables"
                                    + " themselves, or have an operator raise the budget on the page Profiles of the"
                                    + " console.",
                            units,
                            day));
        } catch (ToolException refused) {
            return Optional.of(refused.getMessage());
        }
    }

    private static long day(Budget budget) {
        return LongStream.of(budget.unitsPerConnection(), budget.unitsPerDay())
                .filter(units -> units > 0)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
