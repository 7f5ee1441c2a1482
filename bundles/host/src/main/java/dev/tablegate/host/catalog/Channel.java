// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.catalog;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.ToolException;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** The way from a running call back to its client. What the client cannot take is dropped. */
@ConsumerType
public interface Channel {

    /** Sends progress; {@code total} is 0 if unknown. Already thinned out, and rising. */
    void progress(double done, double total, String message);

    /** Sends a log line. */
    void log(LogLevel level, String logger, String message);

    /**
     * Asks the client and waits. A channel that cannot wait throws {@link Suspended}; the call is then repeated later
     * with the answers.
     *
     * @throws ToolException if the client cannot answer such questions
     */
    Map<String, Answer> ask(Map<String, Question> questions);

    /** Whether the client would rather wait for the end of work that goes on after the call. */
    default boolean waits() {
        return false;
    }

    /** The call cannot go on before the client has answered; it ends here and will be repeated. Never a failure. */
    final class Suspended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Suspended() {
            super("waiting for the client's answer", null, false, false);
        }
    }

    /** A channel to nobody. */
    Channel NONE = new Channel() {
        @Override
        public void progress(double done, double total, String message) {}

        @Override
        public void log(LogLevel level, String logger, String message) {}

        @Override
        public Map<String, Answer> ask(Map<String, Question> questions) {
            throw new ToolException(
                    ToolException.Standard.UNAVAILABLE, "This way of calling cannot ask questions. Use an MCP client.");
        }
    };
}
