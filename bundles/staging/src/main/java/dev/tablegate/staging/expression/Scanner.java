// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text of an expression into tokens. */
final class Scanner {

    private static final int MOST_BYTES = 4096;
    private static final Pattern SPACE = Pattern.compile("[ \t\r\n]*");
    private static final Pattern TOKEN = Pattern.compile("(?<word>[A-Za-z][A-Za-z0-9_]*)"
            + "|(?<name>#[A-Za-z0-9_]+)"
            + "|(?<value>:[A-Za-z0-9_]+)"
            + "|(?<number>0|[1-9][0-9]*)"
            + "|(?<sign><>|<=|>=|[-+=<>().,\\[\\]])");
    private static final Set<String> KEYWORDS =
            Set.of("SET", "REMOVE", "ADD", "DELETE", "AND", "OR", "NOT", "BETWEEN", "IN");

    private Scanner() {}

    static List<Token> scan(Failures failures, String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw failures.say("it is longer than 4 KB");
        }
        var tokens = new ArrayList<Token>();
        int at = space(text, 0);
        while (at < text.length()) {
            var found = TOKEN.matcher(text).region(at, text.length());
            if (!found.lookingAt()) {
                throw failures.at(
                        new Token(Token.Kind.SIGN, text.substring(at, at + 1), at),
                        "this character has no meaning here");
            }
            tokens.add(new Token(kind(found), found.group(), at));
            at = space(text, found.end());
        }
        tokens.add(new Token(Token.Kind.END, "", text.length()));
        return List.copyOf(tokens);
    }

    private static int space(String text, int from) {
        var space = SPACE.matcher(text).region(from, text.length());
        return space.lookingAt() ? space.end() : from;
    }

    private static Token.Kind kind(Matcher found) {
        if (found.group("word") != null) {
            boolean keyword = KEYWORDS.contains(found.group().toUpperCase(Locale.ROOT));
            return keyword ? Token.Kind.KEYWORD : Token.Kind.NAME;
        }
        if (found.group("name") != null) {
            return Token.Kind.NAME_PLACEHOLDER;
        }
        if (found.group("value") != null) {
            return Token.Kind.VALUE_PLACEHOLDER;
        }
        return found.group("number") != null ? Token.Kind.NUMBER : Token.Kind.SIGN;
    }
}
