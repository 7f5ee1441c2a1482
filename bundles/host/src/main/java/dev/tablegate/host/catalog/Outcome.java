// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.catalog;

import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.ErrorCode;
import java.util.List;

/** How a tool call ended. */
public sealed interface Outcome {

    /**
     * It returned.
     *
     * @param structured the result as exact JSON, an object
     * @param content the same for reading
     */
    record Success(String structured, List<Content> content) implements Outcome {}

    /**
     * It failed.
     *
     * @param code why
     * @param message what is wrong and what to do next
     */
    record Failure(ErrorCode code, String message) implements Outcome {}
}
