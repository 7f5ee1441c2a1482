// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

import java.util.Map;

/**
 * What came back to a {@link Question}.
 *
 * @param action what the person did
 * @param content the fields of the form, or the result of the client's sampling or roots request, as nested maps and
 *     lists; empty unless accepted
 */
public record Answer(Action action, Map<String, Object> content) {

    public Answer {
        content = Map.copyOf(content);
    }

    /** Whether the person agreed. */
    public boolean accepted() {
        return action == Action.ACCEPT;
    }

    /** What a person did with a question. */
    public enum Action {
        ACCEPT,
        DECLINE,
        CANCEL
    }
}
