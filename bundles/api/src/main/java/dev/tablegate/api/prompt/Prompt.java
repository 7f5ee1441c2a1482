// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.prompt;

import dev.tablegate.api.tool.Call;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A conversation opener that a person picks at the client. Register it as a service annotated with {@link PromptInfo}.
 *
 * @param <I> the arguments: a record of {@code String} and {@code Optional<String>} components, each with a
 *     {@link dev.tablegate.api.tool.Doc}
 */
@ConsumerType
public interface Prompt<I extends Record> {

    /** The messages that open the conversation. */
    List<Message> messages(I input, Call call) throws Exception;
}
