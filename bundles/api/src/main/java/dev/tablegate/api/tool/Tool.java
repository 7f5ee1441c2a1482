// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One operation that an agent can call. Register an implementation as an OSGi service annotated with {@link ToolInfo};
 * the host validates the input, checks the scope, limits the time and encodes the result.
 *
 * <p>The implementing class must name this interface directly in its {@code implements} clause, with its two records:
 * the JSON Schemas shown to the agent are derived from them. One instance serves many calls at once.
 *
 * @param <I> the arguments; every component carries a {@link Doc}
 * @param <O> the structured result
 */
@ConsumerType
public interface Tool<I extends Record, O extends Record> {

    /**
     * Runs one call, on a virtual thread that is interrupted when the call is cancelled.
     *
     * @throws ToolException for everything the caller can act on; anything else reaches the caller as an internal error
     *     without its message
     */
    O call(I input, Call call) throws Exception;
}
