// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.tool;

import dev.tablegate.api.tool.Power;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.core.registry.RequiredService;
import java.util.Optional;

/** What a tool takes must fit what it declares: a reading tool gets no power to change anything. */
final class PowersWithinScope implements Check {

    private static final String OURS = "dev.tablegate.";

    @Override
    public Optional<String> problem(ToolDraft draft) {
        Scope declared = draft.scope().orElse(Scope.READ);
        return draft.requires().stream()
                .filter(service -> !declared.includes(needed(service)))
                .findFirst()
                .map(service -> "Its scope is " + declared + ", but it takes " + service.name() + ", which needs "
                        + needed(service) + ". Declare that scope, or do without the service.");
    }

    /** A service of ours that is not marked, or cannot be looked at, counts as the most dangerous one. */
    private static Scope needed(RequiredService service) {
        if (!service.name().startsWith(OURS)) {
            return Scope.READ;
        }
        return service.type()
                .map(type -> type.getAnnotation(Power.class))
                .map(Power::value)
                .orElse(Scope.FULL);
    }
}
