// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.AttributePath.Step;
import dev.tablegate.api.data.Expression;
import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what update and condition expressions have in common: paths, placeholders and the arguments of functions. */
final class OperandReader {

    private final Failures failures;
    private final Tokens tokens;
    private final Placeholders placeholders;

    OperandReader(Failures failures, Expression expression) {
        this.failures = failures;
        this.tokens = new Tokens(failures, expression.text());
        this.placeholders = new Placeholders(failures, expression);
    }

    Tokens tokens() {
        return tokens;
    }

    /** Nothing may follow, and no placeholder may be left over. */
    void finish() {
        tokens.expectEnd();
        placeholders.checkUsed();
    }

    AttributePath path() {
        var first = tokens.peek();
        var steps = new ArrayList<Step>();
        steps.add(name());
        while (true) {
            if (tokens.take(".")) {
                steps.add(name());
            } else if (tokens.take("[")) {
                steps.add(position());
                tokens.expect("]");
            } else {
                break;
            }
        }
        if (steps.size() > Nesting.MOST) {
            throw failures.at(first, "this path has more than 32 levels");
        }
        return new AttributePath(steps);
    }

    /** A value that was given with the expression. */
    Operand.Literal literal() {
        if (tokens.peek().kind() != Token.Kind.VALUE_PLACEHOLDER) {
            throw tokens.wrong("the placeholder of a value is missing, such as :value");
        }
        return new Operand.Literal(placeholders.value(tokens.next()));
    }

    /** A path or a placeholder. */
    Operand simple() {
        return switch (tokens.peek().kind()) {
            case VALUE_PLACEHOLDER -> literal();
            case NAME, NAME_PLACEHOLDER -> new Operand.Place(path());
            case NUMBER -> throw tokens.wrong("values stand behind placeholders such as :value, and are given along");
            case KEYWORD, SIGN, END -> throw tokens.wrong("a path or the placeholder of a value is missing");
        };
    }

    /** The arguments of a function, with their brackets. */
    List<Operand> arguments(Token function, int number, Tokens.Part<Operand> each) {
        tokens.count();
        tokens.expect("(");
        tokens.enter();
        var arguments = new ArrayList<Operand>();
        do {
            arguments.add(each.read());
        } while (tokens.take(","));
        tokens.leave();
        tokens.expect(")");
        if (arguments.size() != number) {
            throw failures.at(function, "it takes " + (number == 1 ? "one argument" : number + " arguments"));
        }
        return List.copyOf(arguments);
    }

    /** Refuses values whose type cannot work here, as far as types are known without an item. */
    void types(Token operator, Set<String> allowed, Stream<Operand> operands) {
        operands.map(Operand::type).flatMap(Optional::stream).forEach(type -> {
            if (!allowed.contains(type)) {
                throw failures.at(operator, "it does not work with a value of type " + type);
            }
        });
    }

    /** DynamoDB refuses to compare a path with itself. */
    void distinct(Token operator, Operand first, List<Operand> others) {
        if (first instanceof Operand.Place && others.contains(first)) {
            throw failures.at(operator, "both sides are the same attribute");
        }
    }

    AttributePath place(Token function, Operand operand) {
        if (operand instanceof Operand.Place(var path)) {
            return path;
        }
        throw failures.at(function, "its first argument is a path");
    }

    ToolException wrong(Token token, String what) {
        return failures.at(token, what);
    }

    private Step name() {
        return switch (tokens.peek().kind()) {
            case NAME, NAME_PLACEHOLDER -> new Step.Name(placeholders.name(tokens.next()));
            case KEYWORD, VALUE_PLACEHOLDER, NUMBER, SIGN, END ->
                throw tokens.wrong("the name of an attribute is missing, or stands for a word of the language");
        };
    }

    private Step position() {
        if (tokens.peek().kind() != Token.Kind.NUMBER) {
            throw tokens.wrong("a position in a list is a number from 0 on");
        }
        var digits = tokens.next();
        try {
            return new Step.Position(Integer.parseInt(digits.text()));
        } catch (NumberFormatException tooLarge) {
            throw failures.at(digits, "a position in a list is at most " + Integer.MAX_VALUE);
        }
    }
}
