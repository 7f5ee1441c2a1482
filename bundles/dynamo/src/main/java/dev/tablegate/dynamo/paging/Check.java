// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.paging;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.TableDescription.Index;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses what DynamoDB would refuse, in sentences that name the keys. */
public final class Check {

    private static final Set<Operator> SORT_OPERATORS = EnumSet.of(
            Operator.EQ, Operator.LT, Operator.LTE, Operator.GT, Operator.GTE, Operator.BETWEEN, Operator.BEGINS_WITH);

    private final Target target;

    public Check(Target target) {
        this.target = target;
    }

    /** A global index is always a little behind its table. */
    private void consistency(boolean consistent) {
        if (consistent && target.global()) {
            throw wrong("A global secondary index has no consistent reads. Set consistent to false.");
        }
    }

    /** The key of one item. */
    public void completeKey(Map<String, Value> key) {
        var names = target.key().stream().map(KeyAttribute::name).collect(Collectors.toSet());
        boolean typed = target.key().stream().allMatch(attribute -> {
            var value = key.get(attribute.name());
            return value != null && value.type().equals(attribute.type());
        });
        if (!typed || !key.keySet().equals(names)) {
            throw wrong(target.keySentence());
        }
    }

    /** A global index gives out only what it holds; a local one looks into the table for the rest. */
    private void projection(List<String> paths) {
        var index = target.index()
                .filter(Index::global)
                .filter(found -> !found.projection().equals("ALL"));
        if (index.isEmpty()) {
            return;
        }
        var held = new LinkedHashSet<>(target.place());
        held.addAll(index.get().included());
        for (var path : paths) {
            if (!held.contains(AttributePath.of(path).attribute())) {
                throw wrong("The " + target.name() + " does not hold '" + path + "', only " + String.join(", ", held)
                        + ". Leave it out, or read the table with the keys found.");
            }
        }
    }

    /** What a scan reads. */
    public void scan(ScanRequest request) {
        consistency(request.consistent());
        projection(request.projection());
    }

    /** Key, sort condition, filter and projection of a query. */
    public void query(QueryRequest request) {
        consistency(request.consistent());
        projection(request.projection());
        var names = target.key().stream().map(KeyAttribute::name).toList();
        equalities(request, names);
        request.sort().ifPresent(condition -> sort(condition, request.key().size(), names));
        request.filter().ifPresent(filter -> filter(filter, Set.copyOf(names)));
    }

    private void equalities(QueryRequest request, List<String> names) {
        for (var attribute : target.partitionKey()) {
            if (!request.key().containsKey(attribute.name())) {
                throw wrong("A query of " + target.name() + " needs a value for " + Target.words(target.partitionKey())
                        + ". Use scan to read without it.");
            }
        }
        int given = request.key().size();
        if (given > names.size() || !request.key().keySet().equals(Set.copyOf(names.subList(0, given)))) {
            throw wrong("The key condition of " + target.name() + " takes its key attributes only, in this order: "
                    + Target.words(target.key()) + ". Put other conditions into the filter.");
        }
        for (var attribute : target.key().subList(0, given)) {
            type(attribute, request.key().get(attribute.name()));
        }
    }

    private void sort(Condition condition, int given, List<String> names) {
        if (given >= names.size() || !names.get(given).equals(condition.attribute())) {
            throw wrong("'" + condition.attribute() + "' is not the next sort key attribute of " + target.name()
                    + ". Its key: " + Target.words(target.key()) + ". Put other conditions into the filter.");
        }
        if (!SORT_OPERATORS.contains(condition.operator())) {
            throw wrong("A sort key takes eq, lt, lte, gt, gte, between or begins_with, not "
                    + condition.operator().id() + ".");
        }
        condition.operands().forEach(operand -> type(target.key().get(given), operand));
    }

    private void filter(Filter filter, Set<String> keys) {
        switch (filter) {
            case Filter.Test(var condition) -> {
                if (keys.contains(AttributePath.of(condition.attribute()).attribute())) {
                    throw wrong("The filter of a query must not use the key attributes of " + target.name() + ": "
                            + keys.stream().sorted().collect(Collectors.joining(", "))
                            + ". Put those into the key condition.");
                }
            }
            case Filter.And(var filters) -> filters.forEach(inner -> filter(inner, keys));
            case Filter.Or(var filters) -> filters.forEach(inner -> filter(inner, keys));
            case Filter.Not(var inner) -> filter(inner, keys);
        }
    }

    private void type(KeyAttribute attribute, @Nullable Value value) {
        if (value != null && !value.type().equals(attribute.type())) {
            throw wrong("The key attribute '" + attribute.name() + "' of " + target.name() + " has the type "
                    + attribute.type() + ", not " + value.type() + ".");
        }
    }

    private static ToolException wrong(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }
}
