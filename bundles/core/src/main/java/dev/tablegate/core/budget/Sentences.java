// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.budget;

import dev.tablegate.host.catalog.Meter.Used;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says what is used up, until when, and who may change that. */
record Sentences(Clock clock, Instant midnight) {

    private static final String RAISE = "an operator can raise it on the page Profiles of the console.";

    String usedUp(Bound bound) {
        return switch (bound.of()) {
            case CALL ->
                "One call may read " + bound(bound) + " with this profile, and this one has. Ask for less: a key or an"
                        + " index instead of a scan, a smaller limit. Where an answer gave a cursor, the next call goes"
                        + " on from there. If the budget is too small, " + RAISE;
            case CONNECTION -> "This connection has read " + bound(bound) + " today, which is its budget. " + again();
            case PROFILE ->
                "The connections to this profile have together read " + bound(bound)
                        + " today, which is the budget of the profile. " + again();
        };
    }

    /** Says that something would read more than is left. */
    String tooMuch(Bound bound, Used about) {
        String would = "This would read about " + figure(about.items()) + " items for "
                + figure((long) Math.ceil(about.readUnits())) + " read units. ";
        String left =
                figure((long) Math.max(0, bound.units() - bound.tally().taken().readUnits())) + " read units";
        return would
                + switch (bound.of()) {
                    case CALL -> {
                        boolean items = bound.items() > 0 && about.items() > bound.items();
                        yield "One call may read "
                                + (items ? figure(bound.items()) + " items" : figure(bound.units()) + " read units")
                                + " with this profile. Narrow it by a key or an index. If the budget is too small, "
                                + RAISE;
                    }
                    case CONNECTION -> "This connection has " + left + " left for today. Narrow it. " + again();
                    case PROFILE ->
                        "The connections to this profile have " + left + " left for today. Narrow it. " + again();
                };
    }

    private static String bound(Bound bound) {
        boolean units = bound.units() > 0
                && (bound.items() == 0 || bound.tally().taken().items() < bound.items());
        return units ? figure(bound.units()) + " read units" : figure(bound.items()) + " items";
    }

    private String again() {
        var left = Duration.between(clock.instant(), midnight);
        String time = left.toHours() + " h " + left.toMinutesPart() + " min";
        return "The budget begins anew at midnight UTC, in " + time
                + "; a cursor from before stays good for a day. Until then, " + RAISE;
    }

    private static String figure(long figure) {
        return String.format(Locale.ROOT, "%,d", figure);
    }
}
