// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

/**
 * A word or sign of an expression.
 *
 * @param text as it is written; empty at the end
 * @param at the position of its first character
 */
record Token(Kind kind, String text, int at) {

    enum Kind {
        /** A word of the language, such as SET or AND. */
        KEYWORD,
        /** The name of an attribute or a function. */
        NAME,
        /** The placeholder of a name, with its number sign. */
        NAME_PLACEHOLDER,
        /** The placeholder of a value, with its colon. */
        VALUE_PLACEHOLDER,
        NUMBER,
        /** An operator, a bracket or a comma. */
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isKeyword(String word) {
        return kind == Kind.KEYWORD && text.equalsIgnoreCase(word);
    }
}
