// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.tool;

import dev.tablegate.core.registry.Names;
import java.util.Optional;

/** Clients accept only names of few characters. */
final class LegalName implements Check {

    @Override
    public Optional<String> problem(ToolDraft draft) {
        return Names.isLegal(draft.name()) ? Optional.empty() : Optional.of(Names.RULE + " Set it in @ToolInfo.");
    }
}
