// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql.partiql;

import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a statement.
 *
 * @param kind what it is
 * @param text its text, without quotes
 */
record Token(Kind kind, String text) {

    private static final String PAIRS = "<> != <= >= << >>";

    /** What a word can be. */
    enum Kind {
        NAME,
        QUOTED,
        STRING,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
    }

    static List<Token> of(String statement) {
        return new Reader(statement).all();
    }

    private static final class Reader {

        private final String statement;
        private final List<Token> tokens = new ArrayList<>();
        private int at;

        Reader(String statement) {
            this.statement = statement;
        }

        List<Token> all() {
            while (at < statement.length()) {
                next(statement.charAt(at));
            }
            tokens.add(new Token(Kind.END, ""));
            return tokens;
        }

        private void next(char c) {
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '\'' || c == '"') {
                quoted(c);
            } else if (c >= '0' && c <= '9') {
                run(Kind.NUMBER, "0123456789.eE");
            } else if (Character.isLetter(c) || c == '_') {
                name();
            } else {
                sign();
            }
        }

        private void quoted(char quote) {
            var text = new StringBuilder();
            for (at++; ; at++) {
                if (at >= statement.length()) {
                    throw wrong("A quote is not closed.");
                }
                char c = statement.charAt(at);
                if (c == quote && at + 1 < statement.length() && statement.charAt(at + 1) == quote) {
                    at++;
                } else if (c == quote) {
                    break;
                }
                text.append(c);
            }
            at++;
            tokens.add(new Token(quote == '\'' ? Kind.STRING : Kind.QUOTED, text.toString()));
        }

        private void run(Kind kind, String allowed) {
            int start = at;
            while (at < statement.length()
                    && (allowed.indexOf(statement.charAt(at)) >= 0 || exponentSign(statement.charAt(at)))) {
                at++;
            }
            tokens.add(new Token(kind, statement.substring(start, at)));
        }

        private boolean exponentSign(char c) {
            return (c == '-' || c == '+') && Character.toLowerCase(statement.charAt(at - 1)) == 'e';
        }

        private void name() {
            int start = at;
            while (at < statement.length()
                    && (Character.isLetterOrDigit(statement.charAt(at)) || "_$".indexOf(statement.charAt(at)) >= 0)) {
                at++;
            }
            tokens.add(new Token(Kind.NAME, statement.substring(start, at)));
        }

        private void sign() {
            int end = at + 2;
            boolean pair =
                    end <= statement.length() && List.of(PAIRS.split(" ")).contains(statement.substring(at, end));
            tokens.add(new Token(Kind.SIGN, statement.substring(at, pair ? end : at + 1)));
            at += pair ? 2 : 1;
        }
    }

    static ToolException wrong(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }
}
