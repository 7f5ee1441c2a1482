// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql.partiql;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.tools.sql.partiql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a statement, taken one after the other. */
final class Words {

    private static final Set<String> RESERVED =
            Set.of("select", "from", "where", "and", "or", "not", "order", "in", "is");

    private final List<Token> tokens;
    private int at;

    Words(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token after() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token take() {
        var token = peek();
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    boolean accept(String word) {
        boolean is = peek().is(word);
        if (is) {
            take();
        }
        return is;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw Token.wrong("There should be " + word + " before '" + peek().text() + "'.");
        }
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    /** A name, with or without quotes. */
    String name() {
        var token = take();
        boolean named = token.kind() == Kind.QUOTED
                || token.kind() == Kind.NAME && !RESERVED.contains(token.text().toLowerCase(Locale.ROOT));
        if (!named) {
            throw Token.wrong(
                    "There should be a name before '" + token.text() + "'. Put odd names into double quotes.");
        }
        return token.text();
    }

    /** A path into an item. */
    String path() {
        var steps = new ArrayList<AttributePath.Step>();
        steps.add(new AttributePath.Step.Name(name()));
        while (peek().is(".") || peek().is("[")) {
            if (accept(".")) {
                steps.add(new AttributePath.Step.Name(name()));
            } else {
                take();
                steps.add(new AttributePath.Step.Position(position()));
                expect("]");
            }
        }
        return new AttributePath(steps).text();
    }

    private int position() {
        var token = take();
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException noNumber) {
            throw Token.wrong("There should be a position in a list, not '" + token.text() + "'.");
        }
    }
}
