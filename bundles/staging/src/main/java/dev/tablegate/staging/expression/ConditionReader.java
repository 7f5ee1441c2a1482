// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.Comparison;
import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Reads condition expressions. OR binds least, then AND, then NOT. */
final class ConditionReader {

    static final Failures FAILURES = new Failures("condition");

    private static final int MOST_CHOICES = 100;
    private static final Set<String> ORDERED = Set.of("S", "N", "B");
    private static final Map<String, IntPredicate> ORDERS = Map.of(
            "<", order -> order < 0,
            "<=", order -> order <= 0,
            ">", order -> order > 0,
            ">=", order -> order >= 0);

    private final OperandReader reader;
    private final ConditionFunctions functions;
    private final Tokens tokens;

    ConditionReader(Expression expression) {
        reader = new OperandReader(FAILURES, expression);
        functions = new ConditionFunctions(reader);
        tokens = reader.tokens();
    }

    Clause read() {
        var clause = or();
        reader.finish();
        return clause;
    }

    private Clause or() {
        var clauses = new ArrayList<Clause>(List.of(and()));
        while (tokens.takeKeyword("OR")) {
            tokens.count();
            clauses.add(and());
        }
        return clauses.size() == 1 ? clauses.getFirst() : new Clause.Or(List.copyOf(clauses));
    }

    private Clause and() {
        var clauses = new ArrayList<Clause>(List.of(not()));
        while (tokens.takeKeyword("AND")) {
            tokens.count();
            clauses.add(not());
        }
        return clauses.size() == 1 ? clauses.getFirst() : new Clause.And(List.copyOf(clauses));
    }

    private Clause not() {
        if (!tokens.takeKeyword("NOT")) {
            return single();
        }
        tokens.count();
        tokens.enter();
        var clause = new Clause.Not(not());
        tokens.leave();
        return clause;
    }

    private Clause single() {
        if (tokens.peek().is("(") && !comparing(tokens.afterGroup())) {
            return tokens.group(this::or);
        }
        if (functions.here()) {
            return functions.read();
        }
        return comparison();
    }

    private static boolean comparing(Token token) {
        return token.is("=")
                || token.is("<>")
                || ORDERS.containsKey(token.text())
                || token.isKeyword("BETWEEN")
                || token.isKeyword("IN");
    }

    private Clause comparison() {
        var left = functions.operand();
        var operator = tokens.peek();
        if (!comparing(operator)) {
            throw tokens.wrong("a comparison is missing: =, <>, <, <=, >, >=, BETWEEN or IN");
        }
        tokens.next();
        tokens.count();
        if (operator.isKeyword("BETWEEN")) {
            return between(operator, left);
        }
        if (operator.isKeyword("IN")) {
            return in(operator, left);
        }
        var right = functions.operand();
        reader.distinct(operator, left, List.of(right));
        var order = ORDERS.get(operator.text());
        if (order == null) {
            return new Clause.In(left, List.of(right), operator.is("="));
        }
        reader.types(operator, ORDERED, Stream.of(left, right));
        return ordered(left, right, order);
    }

    private Clause between(Token operator, Operand operand) {
        var low = functions.operand();
        if (!tokens.takeKeyword("AND")) {
            throw tokens.wrong("the AND of BETWEEN is missing");
        }
        var high = functions.operand();
        reader.distinct(operator, operand, List.of(low, high));
        reader.types(operator, ORDERED, Stream.of(operand, low, high));
        if (low instanceof Operand.Literal(var least) && high instanceof Operand.Literal(var most)) {
            bounds(operator, least, most);
        }
        return new Clause.And(
                List.of(ordered(operand, low, order -> order >= 0), ordered(operand, high, order -> order <= 0)));
    }

    private void bounds(Token operator, Value least, Value most) {
        var order = Comparison.order(least, most);
        if (order.isEmpty()) {
            throw reader.wrong(operator, "both bounds are of one type");
        }
        if (order.getAsInt() > 0) {
            throw reader.wrong(operator, "the lower bound comes first");
        }
    }

    private Clause in(Token operator, Operand operand) {
        tokens.expect("(");
        var choices = new ArrayList<Operand>();
        do {
            choices.add(functions.operand());
        } while (tokens.take(","));
        tokens.expect(")");
        if (choices.size() > MOST_CHOICES) {
            throw reader.wrong(operator, "it takes at most 100 values");
        }
        reader.distinct(operator, operand, choices);
        return new Clause.In(operand, List.copyOf(choices), true);
    }

    private static Clause ordered(Operand left, Operand right, IntPredicate order) {
        return new Clause.Both(
                left, right, (one, two) -> Comparison.order(one, two).stream().anyMatch(order));
    }
}
