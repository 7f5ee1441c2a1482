// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Comparison;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import dev.tablegate.sql.tree.Conjunct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What conditions leave possible for a key attribute. Constants of another type than the key's say nothing of it. */
final class Possible {

    // A number key compares as a number, and a longer text or number than this cannot be in a key: no need to ask for
    // it.
    private static final int LONGEST_KEY = 2048;

    private static final Set<Operator> LOWER = Set.of(Operator.GT, Operator.GTE);
    private static final Set<Operator> UPPER = Set.of(Operator.LT, Operator.LTE);
    private static final Comparator<Condition> BY_BOUND = Possible::order;

    private final List<Conjunct> conjuncts;

    Possible(List<Conjunct> conjuncts) {
        this.conjuncts = conjuncts;
    }

    /** The values that the attribute can have; empty if they are not told. */
    Optional<List<Value>> values(KeyAttribute attribute) {
        Optional<Set<Value>> possible = Optional.empty();
        for (var conjunct : conjuncts) {
            possible = both(possible, values(conjunct.filter(), attribute));
        }
        return possible.map(values -> values.stream().filter(Possible::fits).toList());
    }

    private static boolean fits(Value value) {
        return !(value instanceof Value.Text(var text)) || !text.isEmpty() && text.length() <= LONGEST_KEY;
    }

    private static Optional<Set<Value>> both(Optional<Set<Value>> left, Optional<Set<Value>> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.or(() -> right);
        }
        var common = new LinkedHashSet<>(left.get());
        common.retainAll(right.get());
        return Optional.of(common);
    }

    private static Optional<Set<Value>> values(Filter filter, KeyAttribute attribute) {
        return switch (filter) {
            case Filter.Test(var condition) -> tested(condition, attribute);
            case Filter.And(var parts) ->
                parts.stream().map(part -> values(part, attribute)).reduce(Optional.empty(), Possible::both);
            case Filter.Or(var parts) -> either(parts, attribute);
            case Filter.Not ignored -> Optional.empty();
        };
    }

    private static Optional<Set<Value>> either(List<Filter> parts, KeyAttribute attribute) {
        var all = new LinkedHashSet<Value>();
        for (var part : parts) {
            var values = values(part, attribute);
            if (values.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(values.get());
        }
        return Optional.of(all);
    }

    private static Optional<Set<Value>> tested(Condition condition, KeyAttribute attribute) {
        boolean tells = condition.operator() == Operator.EQ || condition.operator() == Operator.IN;
        return tells && about(condition, attribute)
                ? Optional.of(new LinkedHashSet<>(condition.operands()))
                : Optional.empty();
    }

    /** Whether a condition compares the attribute with values of its type. */
    static boolean about(Condition condition, KeyAttribute attribute) {
        return condition.attribute().equals(Words.path(attribute.name()))
                && condition.operands().stream().allMatch(value -> value.type().equals(attribute.type()));
    }

    /**
     * A part of the order of keys.
     *
     * @param condition the condition on the sort key; empty for all of it
     * @param nothing whether no key can fulfil the conditions
     */
    record Range(Optional<Condition> condition, boolean nothing) {

        static final Range ALL = new Range(Optional.empty(), false);

        /** Whether all values in it fulfil the other condition, which is on the same attribute. */
        boolean implies(Condition other) {
            return condition
                    .filter(own -> own.equals(other) || within(own, other))
                    .isPresent();
        }

        private static boolean within(Condition own, Condition other) {
            var operator = own.operator();
            boolean up = operator == Operator.BETWEEN || LOWER.contains(operator);
            boolean down = operator == Operator.BETWEEN || UPPER.contains(operator);
            return switch (other.operator()) {
                case GTE -> up && order(own, other) >= 0;
                case GT -> up && order(own, other) >= (operator == Operator.GT ? 0 : 1);
                case LTE -> down && end(own, other) <= 0;
                case LT -> down && end(own, other) <= (operator == Operator.LT ? 0 : -1);
                default -> false;
            };
        }

        private static int end(Condition own, Condition other) {
            return Possible.compare(own.operands().getLast(), other.operands().getFirst());
        }
    }

    /** The part in which the attribute must lie. */
    Range range(KeyAttribute attribute) {
        var tests = tests(attribute);
        var prefix = tests.stream()
                .filter(test -> test.operator() == Operator.BEGINS_WITH)
                .findFirst();
        if (prefix.isPresent()) {
            return new Range(prefix, false);
        }
        var lower = lower(tests);
        var upper = upper(tests);
        return lower.isPresent() && upper.isPresent() ? between(lower.get(), upper.get()) : open(lower.or(() -> upper));
    }

    /** The same without the bound at which a reading in this direction ends. */
    Range beginning(KeyAttribute attribute, boolean ascending) {
        return open(ascending ? lower(tests(attribute)) : upper(tests(attribute)));
    }

    private static Range open(Optional<Condition> bound) {
        return new Range(bound.filter(test -> fits(test.operands().getFirst())), false);
    }

    private static Optional<Condition> lower(List<Condition> tests) {
        return tests.stream()
                .filter(test -> LOWER.contains(test.operator()))
                .max(BY_BOUND.thenComparing(test -> test.operator() == Operator.GT));
    }

    private static Optional<Condition> upper(List<Condition> tests) {
        return tests.stream()
                .filter(test -> UPPER.contains(test.operator()))
                .min(BY_BOUND.thenComparing(test -> test.operator() != Operator.LT));
    }

    private static Range between(Condition lower, Condition upper) {
        if (order(lower, upper) > 0) {
            return new Range(Optional.empty(), true);
        }
        var bounds = List.of(lower.operands().getFirst(), upper.operands().getFirst());
        return bounds.stream().allMatch(Possible::fits)
                ? new Range(Optional.of(new Condition(lower.attribute(), Operator.BETWEEN, bounds)), false)
                : Range.ALL;
    }

    private static int order(Condition one, Condition other) {
        return compare(one.operands().getFirst(), other.operands().getFirst());
    }

    private static int compare(Value one, Value other) {
        return Comparison.order(one, other).orElse(0);
    }

    private List<Condition> tests(KeyAttribute attribute) {
        var tests = new ArrayList<Condition>();
        conjuncts.forEach(conjunct -> {
            if (conjunct.filter() instanceof Filter.Test(var condition) && about(condition, attribute)) {
                tests.add(condition);
            }
        });
        return tests;
    }

    /** Whether items that lack the attribute cannot matter. */
    boolean needs(String attribute) {
        return conjuncts.stream().anyMatch(conjunct -> needs(conjunct.filter(), attribute));
    }

    private static boolean needs(Filter filter, String attribute) {
        return switch (filter) {
            case Filter.Test(var condition) -> condition.attribute().equals(Words.path(attribute));
            case Filter.And(var parts) -> parts.stream().anyMatch(part -> needs(part, attribute));
            case Filter.Or(var parts) -> parts.stream().allMatch(part -> needs(part, attribute));
            case Filter.Not ignored -> false;
        };
    }

    /** The top-level attributes that a condition speaks of. */
    static Set<String> attributes(Filter filter) {
        return switch (filter) {
            case Filter.Test(var condition) ->
                Set.of(AttributePath.of(condition.attribute()).attribute());
            case Filter.And(var parts) -> attributes(parts);
            case Filter.Or(var parts) -> attributes(parts);
            case Filter.Not(var part) -> attributes(part);
        };
    }

    private static Set<String> attributes(List<Filter> parts) {
        var all = new HashSet<String>();
        parts.forEach(part -> all.addAll(attributes(part)));
        return all;
    }
}
