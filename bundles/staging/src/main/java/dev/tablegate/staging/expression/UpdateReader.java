// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.AttributePath.Step;
import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reads update expressions: each of SET, REMOVE, ADD and DELETE once at most, in any order. */
final class UpdateReader {

    private static final Set<String> SETS = Set.of("SS", "NS", "BS");
    private static final Set<String> ADDABLE = Set.of("N", "SS", "NS", "BS");

    private final OperandReader reader;
    private final Tokens tokens;
    private final List<Action> actions = new ArrayList<>();
    private final Set<String> sections = new HashSet<>();

    UpdateReader(Expression expression) {
        reader = new OperandReader(Edits.FAILURES, expression);
        tokens = reader.tokens();
    }

    List<Action> read() {
        do {
            section();
        } while (tokens.peek().kind() == Token.Kind.KEYWORD);
        reader.finish();
        return List.copyOf(actions);
    }

    private void section() {
        var keyword = tokens.next();
        var word = keyword.text().toUpperCase(Locale.ROOT);
        if (!sections.add(word)) {
            throw reader.wrong(keyword, "there is one " + word + " only; separate what it does by commas");
        }
        do {
            add(
                    tokens.peek(),
                    switch (word) {
                        case "SET" -> put();
                        case "REMOVE" -> new Action.Remove(reader.path());
                        case "ADD" -> {
                            var path = reader.path();
                            yield new Action.Add(path, literal(keyword, ADDABLE));
                        }
                        case "DELETE" -> {
                            var path = reader.path();
                            yield new Action.Delete(path, literal(keyword, SETS));
                        }
                        default -> throw reader.wrong(keyword, "an update begins with SET, REMOVE, ADD or DELETE");
                    });
        } while (tokens.take(","));
    }

    private Value literal(Token keyword, Set<String> types) {
        var literal = reader.literal();
        reader.types(keyword, types, Stream.of(literal));
        return literal.value();
    }

    private Action put() {
        var path = reader.path();
        tokens.expect("=");
        return new Action.Put(path, value());
    }

    private Operand value() {
        if (tokens.peek().is("(") && !calculating(tokens.afterGroup())) {
            return tokens.group(this::value);
        }
        var first = operand();
        var operator = tokens.peek();
        if (!calculating(operator)) {
            return first;
        }
        tokens.next();
        tokens.count();
        var second = operand();
        unjoined(operator, List.of(first, second));
        reader.types(operator, Set.of("N"), Stream.of(first, second));
        return new Operand.Sum(first, second, operator.is("-"));
    }

    private static boolean calculating(Token token) {
        return token.is("+") || token.is("-");
    }

    private Operand operand() {
        if (tokens.peek().is("(")) {
            return tokens.group(this::operand);
        }
        return tokens.atFunction() ? function() : reader.simple();
    }

    private Operand function() {
        var function = tokens.next();
        return switch (function.text()) {
            case "if_not_exists" -> {
                var arguments = two(function);
                reader.distinct(function, arguments.getFirst(), arguments.subList(1, 2));
                yield new Operand.Fallback(reader.place(function, arguments.getFirst()), arguments.getLast());
            }
            case "list_append" -> {
                var arguments = two(function);
                reader.types(function, Set.of("L"), arguments.stream());
                yield new Operand.Joined(arguments.getFirst(), arguments.getLast());
            }
            default ->
                throw reader.wrong(
                        function,
                        "updates have no such function; there are if_not_exists and list_append, in lower case");
        };
    }

    private List<Operand> two(Token function) {
        var arguments = reader.arguments(function, 2, this::operand);
        unjoined(function, arguments);
        return arguments;
    }

    private void unjoined(Token operator, List<Operand> operands) {
        if (operands.stream().anyMatch(Operand.Joined.class::isInstance)) {
            throw reader.wrong(operator, "list_append cannot stand within something else");
        }
    }

    private void add(Token token, Action action) {
        for (var other : actions) {
            conflict(token, action.path(), other.path());
        }
        actions.add(action);
    }

    private void conflict(Token token, AttributePath path, AttributePath other) {
        if (path.covers(other) || other.covers(path)) {
            throw reader.wrong(token, "it changes '" + other.text() + "' and '" + path.text() + "', which overlap");
        }
        int same = 0;
        while (path.steps().get(same).equals(other.steps().get(same))) {
            same++;
        }
        if (path.steps().get(same) instanceof Step.Name != other.steps().get(same) instanceof Step.Name) {
            throw reader.wrong(
                    token,
                    "it takes the same attribute for a map and for a list: '" + other.text() + "' and '" + path.text()
                            + "'");
        }
    }
}
