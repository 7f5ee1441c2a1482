// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the conditions of a statement say of a key, as DynamoDB takes them.
 *
 * @param partitions the keys of the partitions; none if the conditions do not tell them
 * @param sort the condition on the sort key
 * @param filter all other conditions
 */
record PartiQlKeys(List<Map<String, Value>> partitions, Optional<Condition> sort, Optional<Filter> filter) {

    private static final Set<Operator> SORTING =
            Set.of(Operator.LT, Operator.LTE, Operator.GT, Operator.GTE, Operator.BETWEEN, Operator.BEGINS_WITH);

    static PartiQlKeys of(KeySchema schema, List<Filter> where) {
        var rest = new ArrayList<>(where);
        List<Map<String, Value>> partitions = List.of(Map.of());
        for (var attribute : schema.partition()) {
            var told = values(attribute, rest);
            if (told.isEmpty()) {
                return new PartiQlKeys(List.of(), Optional.empty(), and(where));
            }
            partitions = times(partitions, attribute, told.get());
        }
        for (var attribute : schema.sort()) {
            var told = equal(attribute, rest);
            if (told.isEmpty()) {
                var sort = sort(attribute, rest);
                return new PartiQlKeys(partitions, sort, and(rest));
            }
            partitions = times(partitions, attribute, List.of(told.get()));
        }
        return new PartiQlKeys(partitions, Optional.empty(), and(rest));
    }

    private static List<Map<String, Value>> times(
            List<Map<String, Value>> keys, KeyAttribute attribute, List<Value> values) {
        var longer = new ArrayList<Map<String, Value>>();
        for (var key : keys) {
            for (var value : values) {
                var with = new LinkedHashMap<>(key);
                with.put(attribute.name(), value);
                longer.add(with);
            }
        }
        return longer;
    }

    private static Optional<List<Value>> values(KeyAttribute attribute, List<Filter> rest) {
        return taken(attribute, Set.of(Operator.EQ, Operator.IN), rest)
                .map(condition -> condition.operands().stream().distinct().toList());
    }

    private static Optional<Value> equal(KeyAttribute attribute, List<Filter> rest) {
        return taken(attribute, Set.of(Operator.EQ), rest)
                .map(condition -> condition.operands().getFirst());
    }

    private static Optional<Condition> sort(KeyAttribute attribute, List<Filter> rest) {
        return taken(attribute, SORTING, rest);
    }

    /** Takes the first such condition on the attribute out of the rest. */
    private static Optional<Condition> taken(KeyAttribute attribute, Set<Operator> operators, List<Filter> rest) {
        var path = new AttributePath(List.of(new AttributePath.Step.Name(attribute.name()))).text();
        for (var filter : rest) {
            if (filter instanceof Filter.Test(var condition)
                    && condition.attribute().equals(path)
                    && operators.contains(condition.operator())
                    && condition.operands().stream()
                            .allMatch(value -> value.type().equals(attribute.type()))) {
                rest.remove(filter);
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    private static Optional<Filter> and(List<Filter> filters) {
        return switch (filters.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(filters.getFirst());
            default -> Optional.of(new Filter.And(filters));
        };
    }
}
