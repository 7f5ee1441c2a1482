// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql.partiql;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what stands behind WHERE. */
final class Conditions {

    private static final int DEEPEST = 50;
    private static final long LARGEST = 1_000_000_000L;
    private static final Map<String, Operator> FUNCTIONS = Map.of(
            "begins_with", Operator.BEGINS_WITH,
            "contains", Operator.CONTAINS,
            "attribute_type", Operator.TYPE);

    private final Words words;
    private final Values values;
    private int depth;

    Conditions(Words words, Values values) {
        this.words = words;
        this.values = values;
    }

    Filter read() {
        if (++depth > DEEPEST) {
            throw Token.wrong("The conditions are nested too deeply.");
        }
        var any = new ArrayList<Filter>();
        do {
            any.add(all());
        } while (words.accept("or"));
        depth--;
        return any.size() == 1 ? any.getFirst() : new Filter.Or(any);
    }

    private Filter all() {
        var all = new ArrayList<Filter>();
        do {
            all.add(not());
        } while (words.accept("and"));
        return all.size() == 1 ? all.getFirst() : new Filter.And(all);
    }

    private Filter not() {
        boolean negated = false;
        while (words.accept("not")) {
            negated = !negated;
        }
        var one = one();
        return negated ? new Filter.Not(one) : one;
    }

    private Filter one() {
        if (words.accept("(")) {
            var inside = read();
            words.expect(")");
            return inside;
        }
        if (words.after().is("(")) {
            return function();
        }
        return test(words.path());
    }

    private Filter function() {
        var name = words.take().text().toLowerCase(Locale.ROOT);
        words.expect("(");
        var path = words.path();
        if (name.equals("size")) {
            words.expect(")");
            return size(path);
        }
        if (name.equals("attribute_exists")) {
            words.expect(")");
            return condition(path, Operator.EXISTS, List.of());
        }
        var operator = Optional.ofNullable(FUNCTIONS.get(name))
                .orElseThrow(() -> Token.wrong("DynamoDB's PartiQL has no " + "function " + name
                        + " here; there are begins_with, contains, attribute_type and size. Use run_sql."));
        words.expect(",");
        var operand = values.read();
        words.expect(")");
        return condition(path, operator, List.of(operand));
    }

    private Filter test(String path) {
        var word = words.take();
        return switch (word.text().toLowerCase(Locale.ROOT)) {
            case "=" -> condition(path, Operator.EQ, List.of(values.read()));
            case "<>", "!=" -> condition(path, Operator.NE, List.of(values.read()));
            case "<" -> condition(path, Operator.LT, List.of(values.read()));
            case "<=" -> condition(path, Operator.LTE, List.of(values.read()));
            case ">" -> condition(path, Operator.GT, List.of(values.read()));
            case ">=" -> condition(path, Operator.GTE, List.of(values.read()));
            case "between" -> between(path);
            case "in" -> condition(path, Operator.IN, members());
            case "is" -> is(path);
            default ->
                throw Token.wrong("There should be a comparison behind " + path + ", not '" + word.text() + "'.");
        };
    }

    private Filter between(String path) {
        var lower = values.read();
        words.expect("AND");
        return condition(path, Operator.BETWEEN, List.of(lower, values.read()));
    }

    private List<Value> members() {
        if (words.accept("[")) {
            return values.until("]");
        }
        words.expect("(");
        return values.until(")");
    }

    private Filter is(String path) {
        boolean negated = words.accept("not");
        Filter test;
        if (words.accept("missing")) {
            test = condition(path, Operator.NOT_EXISTS, List.of());
        } else {
            words.expect("NULL");
            test = condition(path, Operator.TYPE, List.of(new Value.Text("NULL")));
        }
        return negated ? new Filter.Not(test) : test;
    }

    private Filter size(String path) {
        var sign = words.take().text();
        if (!(values.read() instanceof Value.Num(var number)) || number.scale() > 0 || number.precision() > 9) {
            throw Token.wrong("A size is compared with a whole number.");
        }
        long than = number.longValueExact();
        return switch (sign) {
            case "=" -> sizes(path, than, than);
            case "<" -> sizes(path, 0, than - 1);
            case "<=" -> sizes(path, 0, than);
            case ">" -> sizes(path, than + 1, LARGEST);
            case ">=" -> sizes(path, than, LARGEST);
            default -> throw Token.wrong("A size is compared with =, <, <=, > or >=.");
        };
    }

    private static Filter sizes(String path, long least, long most) {
        if (least < 0 || least > most) {
            throw Token.wrong("No size is like this.");
        }
        return condition(path, Operator.SIZE, List.of(Value.Num.of(least), Value.Num.of(most)));
    }

    private static Filter condition(String path, Operator operator, List<Value> operands) {
        if (!operator.takes(operands.size())) {
            throw Token.wrong(operator.id() + " takes " + operator.arity() + ".");
        }
        var condition = new Condition(path, operator, operands);
        condition.check();
        return new Filter.Test(condition);
    }
}
