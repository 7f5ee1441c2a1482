// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.tool;

import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.core.schema.Components;
import dev.tablegate.core.schema.TypeArguments;
import java.util.Optional;
import java.util.stream.Collectors;

/** A model fills in only what it understands: every argument says what it means, in nested records too. */
final class DescribedArguments implements Check {

    @Override
    public Optional<String> problem(ToolDraft draft) {
        String silent =
                undescribed(TypeArguments.records(draft.type(), Tool.class).getFirst());
        return silent.isEmpty()
                ? Optional.empty()
                : Optional.of("It does not describe all its arguments. Put @Doc(\"...\") on: " + silent + ".");
    }

    /** The paths of components without a description. */
    static String undescribed(Class<?> input) {
        return Components.of(input).stream()
                .filter(component -> {
                    Doc doc = component.component().getAnnotation(Doc.class);
                    return doc == null || doc.value().isBlank();
                })
                .map(Components.Component::path)
                .collect(Collectors.joining(", "));
    }
}
