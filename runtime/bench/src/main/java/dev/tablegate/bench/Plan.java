// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds how often each cell is run; the median counts
 * @param starts how often each server is started to time it
 * @param cell how long a cell runs
 * @param warmUp how long each server is driven before the first cell
 * @param connections the numbers of connections
 * @param quiet how long to wait for a quiet machine before a measurement
 */
record Plan(int rounds, int starts, Duration cell, Duration warmUp, List<Integer> connections, Duration quiet) {

    /** Enough to see that everything works, and nothing more. */
    static Plan quick() {
        return new Plan(1, 0, Duration.ofSeconds(1), Duration.ofSeconds(1), List.of(4), Duration.ZERO);
    }
}
