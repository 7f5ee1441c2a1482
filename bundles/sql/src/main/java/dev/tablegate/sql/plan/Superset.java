// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.sql.tree.Conjunct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes filters for DynamoDB that never leave out what the statement might keep. DynamoDB compares within one type, the
 * engine converts: so an item passes as well when the attribute has another type, or is not there under this very name.
 */
final class Superset {

    // Far below DynamoDB's bounds of 4 KB and 300 operators.
    private static final int MOST_OPERANDS = 60;
    private static final int MOST_CHARACTERS = 2000;

    private Superset() {}

    /** The filter that these conditions allow; those on the attributes of the key are left out. */
    static Optional<Filter> of(List<Conjunct> conjuncts, Set<String> key) {
        var parts = new ArrayList<Filter>();
        int operands = 0;
        int characters = 0;
        for (var conjunct : conjuncts) {
            var filter = conjunct.filter();
            boolean usable = usable(filter)
                    && Possible.attributes(filter).stream().noneMatch(key::contains)
                    && operands + operands(filter) <= MOST_OPERANDS
                    && characters + Words.of(filter).length() <= MOST_CHARACTERS;
            if (usable) {
                operands += operands(filter);
                characters += Words.of(filter).length();
                parts.add(loose(filter));
            }
        }
        return switch (parts.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(parts.getFirst());
            default -> Optional.of(new Filter.And(parts));
        };
    }

    /** What the conditions say that {@link #of} uses, for people: without what it adds. */
    static Optional<String> words(List<Conjunct> conjuncts, Set<String> key) {
        var used = conjuncts.stream()
                .filter(conjunct -> of(List.of(conjunct), key).isPresent())
                .map(Conjunct::filter)
                .toList();
        return used.isEmpty()
                ? Optional.empty()
                : Optional.of(Words.of(used.size() == 1 ? used.getFirst() : new Filter.And(used)));
    }

    private static boolean usable(Filter filter) {
        return switch (filter) {
            case Filter.Test(var condition) -> condition.operator() != Operator.EXISTS;
            case Filter.And(var parts) -> parts.stream().allMatch(Superset::usable);
            case Filter.Or(var parts) -> parts.stream().allMatch(Superset::usable);
            case Filter.Not ignored -> false;
        };
    }

    private static Filter loose(Filter filter) {
        return switch (filter) {
            case Filter.Test(var condition) -> new Filter.Or(List.of(filter, new Filter.Not(sameType(condition))));
            case Filter.And(var parts) ->
                new Filter.And(parts.stream().map(Superset::loose).toList());
            case Filter.Or(var parts) ->
                new Filter.Or(parts.stream().map(Superset::loose).toList());
            case Filter.Not ignored -> throw new IllegalStateException("a negation is never usable");
        };
    }

    private static Filter sameType(Condition condition) {
        var type = new Value.Text(condition.operands().getFirst().type());
        return new Filter.Test(new Condition(condition.attribute(), Operator.TYPE, List.of(type)));
    }

    private static int operands(Filter filter) {
        return switch (filter) {
            case Filter.Test(var condition) -> condition.operands().size() + 1;
            case Filter.And(var parts) ->
                parts.stream().mapToInt(Superset::operands).sum();
            case Filter.Or(var parts) ->
                parts.stream().mapToInt(Superset::operands).sum();
            case Filter.Not ignored -> 1;
        };
    }
}
