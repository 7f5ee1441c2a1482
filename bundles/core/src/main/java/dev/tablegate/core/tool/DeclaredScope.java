// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.tool;

import java.util.Optional;

/** A tool that does not say how dangerous it is, is not shown to anybody. */
final class DeclaredScope implements Check {

    @Override
    public Optional<String> problem(ToolDraft draft) {
        return draft.scope().isPresent()
                ? Optional.empty()
                : Optional.of("It declares no valid scope. Set scope in @ToolInfo to READ, STAGE or FULL.");
    }
}
