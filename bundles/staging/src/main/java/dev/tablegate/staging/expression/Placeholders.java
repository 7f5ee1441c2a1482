// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the placeholders of one expression stand for. Each that is given has to be used. */
final class Placeholders {

    private static final Pattern NAME = Pattern.compile("#[A-Za-z0-9_]+");
    private static final Pattern VALUE = Pattern.compile(":[A-Za-z0-9_]+");

    private final Failures failures;
    private final Expression expression;
    private final Set<String> used = new HashSet<>();

    Placeholders(Failures failures, Expression expression) {
        this.failures = failures;
        this.expression = expression;
        check(NAME, expression.names().keySet(), "#name");
        check(VALUE, expression.values().keySet(), ":value");
        for (var name : expression.names().entrySet()) {
            if (name.getValue().isEmpty()) {
                throw failures.say(name.getKey() + " stands for an empty name");
            }
        }
        for (var value : expression.values().entrySet()) {
            if (Nesting.of(value.getValue()) > Nesting.MOST) {
                throw failures.say(value.getKey() + " stands for a value with more than 32 nested levels");
            }
        }
    }

    /** The name that stands there, or the one that its placeholder stands for. */
    String name(Token token) {
        if (token.kind() == Token.Kind.NAME) {
            if (ReservedWords.contains(token.text())) {
                throw failures.at(
                        token,
                        "this word is reserved; write a placeholder such as #" + token.text()
                                + " and give its name along with the expression");
            }
            return token.text();
        }
        var name = expression.names().get(token.text());
        if (name == null) {
            throw failures.at(token, "no name was given for this placeholder");
        }
        used.add(token.text());
        return name;
    }

    /** What the placeholder of a value stands for. */
    Value value(Token token) {
        var value = expression.values().get(token.text());
        if (value == null) {
            throw failures.at(token, "no value was given for this placeholder");
        }
        used.add(token.text());
        return value;
    }

    /** Refuses those that were given in vain. */
    void checkUsed() {
        var unused = new TreeSet<>(expression.names().keySet());
        unused.addAll(expression.values().keySet());
        unused.removeAll(used);
        if (!unused.isEmpty()) {
            throw failures.say("it does not use the placeholder " + unused.first() + " that was given with it");
        }
    }

    private void check(Pattern pattern, Collection<String> given, String example) {
        for (var placeholder : given) {
            if (!pattern.matcher(placeholder).matches()) {
                throw failures.say("'" + placeholder + "' is no placeholder; write it like " + example
                        + ", with letters, digits and underscores only");
            }
        }
    }
}
