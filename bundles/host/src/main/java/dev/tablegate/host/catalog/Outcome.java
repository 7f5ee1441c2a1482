// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.catalog;

import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.ErrorCode;
import java.util.List;
import java.util.Optional;

/** How a tool call ended. */
public sealed interface Outcome {

    /**
     * It returned.
     *
     * @param structured the result as exact JSON, an object
     * @param content the same for reading
     * @param task the work that goes on, if the client would rather wait for its end
     */
    record Success(String structured, List<Content> content, Optional<BegunTask> task) implements Outcome {

        /** Nothing goes on. */
        public Success(String structured, List<Content> content) {
            this(structured, content, Optional.empty());
        }

        /** The same with work that goes on. */
        public Success beginning(BegunTask begun) {
            return new Success(structured, content, Optional.of(begun));
        }
    }

    /**
     * It failed.
     *
     * @param code why
     * @param message what is wrong and what to do next
     */
    record Failure(ErrorCode code, String message) implements Outcome {}
}
