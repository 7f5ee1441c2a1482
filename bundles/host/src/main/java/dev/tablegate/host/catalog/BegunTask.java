// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.catalog;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the work is that a call began.
 *
 * @param id names it to the connection that began it, and to no other
 * @param state whether it goes on
 * @param message one or two sentences about it, for people and models
 * @param created when it began
 * @param updated when something about it changed last
 * @param kept how long after its beginning it can be asked for, at least
 * @param pause how long to wait before asking again
 */
public record BegunTask(
        String id, State state, String message, Instant created, Instant updated, Duration kept, Duration pause) {

    /** Whether the work goes on. */
    public sealed interface State {}

    /** It goes on, or waits for somebody. */
    public record Working() implements State {}

    /**
     * It ended by itself.
     *
     * @param outcome what the call would have ended with, had it waited
     */
    public record Ended(Outcome outcome) implements State {}

    /** Somebody ended it before its end. */
    public record Cancelled() implements State {}
}
