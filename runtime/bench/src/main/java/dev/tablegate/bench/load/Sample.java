// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.load;

import java.util.Optional;

/**
 * What one cell gave.
 *
 * @param seconds how long it ran
 * @param nanos the time of each answer, sorted: all of them, so the percentiles are exact
 * @param fault what the first wrong answer said; a cell with one does not count
 */
public record Sample(double seconds, long[] nanos, Optional<String> fault) {

    public int requests() {
        return nanos.length;
    }

    public double perSecond() {
        return requests() / seconds;
    }

    /** The time that so many percent of the answers stayed within, in milliseconds. */
    public double millis(int percent) {
        int rank = (int) Math.ceil(requests() * percent / 100.0);
        return requests() == 0 ? 0 : nanos[Math.max(rank, 1) - 1] / 1e6;
    }
}
