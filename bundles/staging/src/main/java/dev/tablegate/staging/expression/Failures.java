// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.tool.ToolException;
import java.util.Set;
import java.util.stream.Stream;

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

    /** Refuses paths into the key, whose attributes are no maps or lists. */
    void checkKey(Set<String> key, Stream<AttributePath> paths) {
        paths.filter(path -> path.steps().size() > 1 && key.contains(path.attribute()))
                .findFirst()
                .ifPresent(path -> {
                    throw say("'" + path.text() + "' leads into a part of the key, which has nothing inside");
                });
    }
}
