// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.tool.ToolException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tokens of an expression, read from left to right, and the counts that DynamoDB limits. */
final class Tokens {

    private static final int MOST_OPERATORS = 300;
    private static final int MOST_DEPTH = 310;

    private final Failures failures;
    private final List<Token> tokens;
    private final Set<Long> groups = new HashSet<>();
    private int at;
    private int operators;
    private int depth;

    Tokens(Failures failures, String text) {
        this.failures = failures;
        this.tokens = Scanner.scan(failures, text);
        if (tokens.size() == 1) {
            throw failures.say("it is empty");
        }
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        var token = peek();
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    /** Takes the sign if it stands here. */
    boolean take(String sign) {
        boolean here = peek().is(sign);
        if (here) {
            at++;
        }
        return here;
    }

    /** Takes the word if it stands here. */
    boolean takeKeyword(String word) {
        boolean here = peek().isKeyword(word);
        if (here) {
            at++;
        }
        return here;
    }

    void expect(String sign) {
        if (!take(sign)) {
            throw wrong("'" + sign + "' is missing");
        }
    }

    void expectEnd() {
        if (peek().kind() != Token.Kind.END) {
            throw wrong("this does not belong here");
        }
    }

    /** Whether a name stands here and a bracket behind it. */
    boolean atFunction() {
        return peek().kind() == Token.Kind.NAME && tokens.get(at + 1).is("(");
    }

    /** The token behind the group that begins here. */
    Token afterGroup() {
        int open = 0;
        for (int i = at; i < tokens.size(); i++) {
            open += tokens.get(i).is("(") ? 1 : 0;
            open -= tokens.get(i).is(")") ? 1 : 0;
            if (open == 0) {
                return tokens.get(i + 1);
            }
        }
        throw wrong("the bracket is not closed");
    }

    /** Reads what stands in brackets. DynamoDB refuses brackets around brackets. */
    <T> T group(Part<T> part) {
        int begin = at;
        expect("(");
        enter();
        T read = part.read();
        leave();
        int end = at;
        expect(")");
        if (groups.contains(pair(begin + 1, end - 1))) {
            throw failures.at(tokens.get(begin), "these brackets are redundant");
        }
        groups.add(pair(begin, end));
        return read;
    }

    /** Counts an operator or a function. */
    void count() {
        if (++operators > MOST_OPERATORS) {
            throw failures.say("it has more than 300 operators and functions");
        }
    }

    void enter() {
        if (++depth > MOST_DEPTH) {
            throw failures.say("it is nested too deeply");
        }
    }

    void leave() {
        depth--;
    }

    ToolException wrong(String what) {
        return failures.at(peek(), what);
    }

    private static long pair(int begin, int end) {
        return ((long) begin << Integer.SIZE) | end;
    }

    /** Reads a part of an expression. */
    interface Part<T> {
        T read();
    }
}
