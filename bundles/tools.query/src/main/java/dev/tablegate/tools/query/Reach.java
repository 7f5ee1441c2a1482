// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far one call reads before it hands back a cursor. */
final class Reach {

    private static final int DEFAULT_LIMIT = 25;
    private static final int MOST_ITEMS = 10_000;
    // About a quarter of a million tokens: more than that helps no model.
    private static final long MOST_BYTES = 1_000_000;
    private static final Duration LIMIT_TIME = Duration.ofSeconds(15);
    // What is left of the call's time to send what was read.
    private static final Duration RESERVE = Duration.ofSeconds(5);
    private static final Duration LEAST_TIME = Duration.ofSeconds(1);

    private Reach() {}

    /**
     * The bounds that {@code limit} and {@code all} say. A limited call also ends soon, so that a filter that hardly
     * matches does not read a whole table unasked.
     */
    static Bounds of(Optional<Integer> limit, Optional<Boolean> all, Call call) {
        if (!all.orElse(false)) {
            var left = untilDeadline(call);
            var time = left.compareTo(LIMIT_TIME) < 0 ? left : LIMIT_TIME;
            return new Bounds(limit.orElse(DEFAULT_LIMIT), MOST_BYTES, time);
        }
        if (limit.isPresent()) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "limit and all exclude each other. Give limit for the first items, all for everything.");
        }
        return new Bounds(MOST_ITEMS, MOST_BYTES, untilDeadline(call));
    }

    /** As long as the call may run, for counting: nothing but the time ends it. */
    static Bounds forCounting(Call call) {
        return new Bounds(Long.MAX_VALUE, Long.MAX_VALUE, untilDeadline(call));
    }

    private static Duration untilDeadline(Call call) {
        var left = Duration.between(Instant.now(), call.deadline()).minus(RESERVE);
        return left.compareTo(LEAST_TIME) < 0 ? LEAST_TIME : left;
    }
}
