// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.Index;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.staging.expression.UpdateExpression;
import dev.tablegate.staging.set.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Does what a rule says to the items that it means. */
final class RuleAim implements Aim {

    private static final int MOST_EXPECTED = 250;

    private final Job.Rule rule;
    private final Shape shape;
    private final UpdateExpression update;
    private final Set<String> found;
    private final Set<String> expected = new TreeSet<>();

    /**
     * Checks a rule.
     *
     * @throws ToolException if it is wrong
     */
    RuleAim(Job.Rule rule, TableDescription table) {
        this.rule = rule;
        this.shape = new Shape(table);
        this.update = UpdateExpression.parse(rule.update());
        var key = names(Stream.of(table.partitionKey(), table.sortKey()));
        update.checkKey(key);
        this.found = index(rule, table)
                .map(index -> names(Stream.of(index.partitionKey(), index.sortKey())))
                .orElse(key);
        checkIndex();
        expected.addAll(found);
        expected.addAll(rule.key().keySet());
        expected.addAll(update.reads());
        rule.sort().ifPresent(sort -> expected.add(sort.attribute()));
        rule.filter().ifPresent(this::expect);
        expected.removeAll(key);
        if (expected.size() > MOST_EXPECTED) {
            throw wrong("The rule touches more than " + MOST_EXPECTED + " attributes. Split it.");
        }
    }

    @Override
    public Effect on(Map<String, Value> key, Optional<Map<String, Value>> now) {
        if (now.isEmpty() || !meant(now.get())) {
            return new Effect.Skipped();
        }
        try {
            var after = update.apply(now.get());
            if (after.equals(now.get())) {
                return new Effect.Same();
            }
            shape.check(after);
            return new Effect.Changed(now.get(), after, expected);
        } catch (ToolException impossible) {
            return new Effect.Failed(impossible.getMessage());
        }
    }

    /** The primary key of an item of the table. */
    Map<String, Value> keyOf(Map<String, Value> item) {
        return shape.keyOf(item);
    }

    private boolean meant(Map<String, Value> item) {
        return item.keySet().containsAll(found)
                && item.entrySet().containsAll(rule.key().entrySet())
                && rule.sort().stream()
                        .allMatch(sort -> new Condition(escaped(sort), sort.operator(), sort.operands()).matches(item))
                && rule.filter().stream().allMatch(filter -> filter.matches(item));
    }

    /** An item that moves within the index that is read would be found, and changed, again. */
    private void checkIndex() {
        for (var name : update.writes()) {
            if (rule.index().isPresent() && found.contains(name)) {
                throw wrong("The update changes '" + name + "', which is a key of the index '"
                        + rule.index().get()
                        + "' that the items are found with. Scan the table with a filter instead.");
            }
        }
    }

    private void expect(Filter filter) {
        switch (filter) {
            case Filter.Test(var condition) ->
                expected.add(AttributePath.of(condition.attribute()).attribute());
            case Filter.And(var filters) -> filters.forEach(this::expect);
            case Filter.Or(var filters) -> filters.forEach(this::expect);
            case Filter.Not(var inner) -> expect(inner);
        }
    }

    /** A key attribute is named as it is, not by a path. */
    private static String escaped(Condition sort) {
        return new AttributePath(List.of(new AttributePath.Step.Name(sort.attribute()))).text();
    }

    private static Optional<Index> index(Job.Rule rule, TableDescription table) {
        return rule.index()
                .map(name -> table.indexes().stream()
                        .filter(index -> index.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> wrong("Table '" + table.name() + "' has no index '" + name + "'.")));
    }

    private static Set<String> names(Stream<List<KeyAttribute>> keys) {
        return keys.flatMap(List::stream).map(KeyAttribute::name).collect(Collectors.toSet());
    }

    private static ToolException wrong(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }
}
