// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.task;

import dev.tablegate.api.tool.ToolException;
import java.time.Duration;
import java.time.Instant;

/**
 * How far the work is that a call began.
 *
 * @param state whether it goes on
 * @param message one or two sentences about it, for people and models
 * @param created when it began
 * @param updated when something about it changed last
 * @param kept how long after its beginning it can be asked for, at least; may grow while the work goes on
 * @param pause how long to wait before asking again
 */
public record Task<O extends Record>(
        State<O> state, String message, Instant created, Instant updated, Duration kept, Duration pause) {

    /** Whether the work goes on. */
    public sealed interface State<O extends Record> {}

    /** It goes on, or waits for somebody. */
    public record Working<O extends Record>() implements State<O> {}

    /**
     * It ended.
     *
     * @param output the answer that the call would have given, had it waited for the end
     */
    public record Done<O extends Record>(O output) implements State<O> {}

    /**
     * It could not go on.
     *
     * @param why what the call would have thrown
     */
    public record Failed<O extends Record>(ToolException why) implements State<O> {}

    /** Somebody ended it before its end. */
    public record Cancelled<O extends Record>() implements State<O> {}
}
