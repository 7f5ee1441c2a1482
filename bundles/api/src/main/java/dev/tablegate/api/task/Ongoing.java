// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.task;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A {@link Tool} whose work can go on after its answer. Implement it beside {@link Tool}, with the same records. A
 * client that knows tasks is given a {@link Task} in place of the answer and asks for it until it ends; any other
 * client is given the answer.
 *
 * <p>The host keeps nothing about tasks. What there is to know is found by the id, also after a restart.
 *
 * @param <I> the arguments
 * @param <O> the structured result
 */
@ConsumerType
public interface Ongoing<I extends Record, O extends Record> {

    /**
     * The work that an answer began.
     *
     * @return an id that {@link #find} knows already and that nobody can guess, of letters, digits, dots, hyphens and
     *     underscores; empty if the answer is the last word
     */
    Optional<String> task(I input, O output);

    /** How far it is; empty if the connection of the call has none of that id. */
    Optional<Task<O>> find(Call call, String id);

    /**
     * Ends the work, if it has not ended.
     *
     * @param id of work that {@link #find} has found
     * @throws ToolException if it cannot be ended now
     */
    void cancel(Call call, String id);
}
