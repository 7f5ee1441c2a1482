// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.tool;

import dev.tablegate.api.tool.Tool;
import dev.tablegate.core.schema.Components;
import dev.tablegate.core.schema.TypeArguments;
import java.util.Optional;

/** Every argument and result has a type for which there is a schema and an encoding. */
final class KnownTypes implements Check {

    @Override
    public Optional<String> problem(ToolDraft draft) {
        for (var type : TypeArguments.records(draft.type(), Tool.class)) {
            try {
                Components.of(type);
            } catch (IllegalArgumentException unknown) {
                return Optional.of("In its record " + type.getSimpleName() + " " + unknown.getMessage());
            }
        }
        return Optional.empty();
    }
}
