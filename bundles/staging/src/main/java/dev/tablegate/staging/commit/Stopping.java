// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.staging.set.Header;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a person has no more of a commit sent. */
record Stopping(Means means, String set, Instant decided) {

    private static final Duration SLICE = Duration.ofSeconds(1);

    boolean asked() {
        return by().isPresent();
    }

    /** Who asked for it, in a sentence; empty if nobody did. */
    Optional<String> by() {
        return means.ledger()
                .find(set)
                .flatMap(Header::decision)
                .filter(decision -> decision.at().equals(decided))
                .flatMap(Header.Decision::stop)
                .map(stop -> stop.person() + " stopped the commit. Nothing more was sent.");
    }

    /** Waits so long, give or take, or until a person asks. */
    void pause(Duration time) throws InterruptedException {
        var left = time;
        while (left.isPositive() && !asked()) {
            var slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            means.pause().by(slice);
            left = left.minus(slice);
        }
    }
}
