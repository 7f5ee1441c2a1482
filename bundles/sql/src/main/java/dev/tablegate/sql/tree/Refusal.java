// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import dev.tablegate.api.tool.ToolException;

/** Why a statement is not run. */
final class Refusal {

    private Refusal() {}

    static ToolException of(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }
}
