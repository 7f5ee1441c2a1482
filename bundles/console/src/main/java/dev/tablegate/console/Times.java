// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as people read them. */
public final class Times {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Times() {}

    /** The very time. */
    public static String text(Instant time) {
        return FORM.format(time);
    }

    /** How long ago or ahead it is. */
    public static String relative(Instant time, Instant now) {
        Duration distance = Duration.between(time, now);
        if (distance.abs().toSeconds() < MINUTE) {
            return distance.isNegative() ? "in a moment" : "just now";
        }
        return distance.isNegative() ? "in " + span(distance.abs()) : span(distance) + " ago";
    }

    /** How long it is, in the largest unit that fits at least once; never less than a second. */
    public static String span(Duration duration) {
        long seconds = Math.max(1, duration.plusMillis(999).toSeconds());
        if (seconds < 2 * MINUTE) {
            return count(seconds, "second");
        }
        if (seconds < 2 * HOUR) {
            return count(seconds / MINUTE, "minute");
        }
        return seconds < 2 * DAY ? count(seconds / HOUR, "hour") : count(seconds / DAY, "day");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
