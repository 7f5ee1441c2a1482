// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.tool;

import java.util.Optional;

/** A model picks a tool by its description, a person by its title. */
final class Described implements Check {

    @Override
    public Optional<String> problem(ToolDraft draft) {
        if (draft.title().isEmpty()) {
            return Optional.of("It has no title. Set title in @ToolInfo: a short name for people.");
        }
        if (draft.description().isEmpty()) {
            return Optional.of("It has no description. Set description in @ToolInfo: what it does, when to use it"
                    + " and what it costs.");
        }
        return Optional.empty();
    }
}
