// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.tool.ToolException;

/**
 * Says what is wrong with an expression.
 *
 * @param subject what sort of expression it is, such as {@code update expression}
 */
record Failures(String subject) {

    ToolException say(String what) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, "The " + subject + " is wrong: " + what + ".");
    }

    ToolException at(Token token, String what) {
        String place = token.kind() == Token.Kind.END ? "at its end" : "at '" + token.text() + "'";
        return new ToolException(
                ToolException.Standard.INVALID_INPUT,
                "The " + subject + " is wrong " + place + " (character " + (token.at() + 1) + "): " + what + ".");
    }
}
