// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.view.View.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the form asks of a table: one partition if its key is given, else all of it. */
final class Asking {

    private final Fields fields;
    private final KeySchema schema;
    private final Map<String, Value> key = new LinkedHashMap<>();
    private Optional<Condition> sort = Optional.empty();
    private final List<Filter> filters = new ArrayList<>();

    private Asking(Fields fields, KeySchema schema) {
        this.fields = fields;
        this.schema = schema;
    }

    /**
     * What the fields mean.
     *
     * @throws IllegalArgumentException with a sentence for the person
     */
    static Content.Items of(Fields fields, TableDescription table) {
        var asking = new Asking(fields, KeySchema.of(table, fields.some("index")));
        boolean query = asking.partition();
        asking.sortKey(query);
        int onKeys = asking.filters.size();
        asking.conditions();
        return new Content.Items(
                table.name(),
                fields.some("index"),
                query ? asking.key : Map.of(),
                asking.sort,
                fields.has("desc"),
                asking.filter(onKeys),
                columns(fields));
    }

    /** Whether the partition key is there; a part of it only narrows what is scanned. */
    private boolean partition() {
        boolean whole = true;
        for (int at = 0; at < schema.partition().size(); at++) {
            whole &= fields.has("p" + at);
        }
        for (int at = 0; at < schema.partition().size(); at++) {
            if (fields.has("p" + at)) {
                var attribute = schema.partition().get(at);
                Value value = typed(attribute, fields.get("p" + at));
                if (whole) {
                    key.put(attribute.name(), value);
                } else {
                    test(attribute, Operator.EQ, List.of(value));
                }
            }
        }
        return whole;
    }

    /** DynamoDB takes equalities from the left, and one other condition behind them. */
    private void sortKey(boolean query) {
        boolean open = query;
        for (int at = 0; at < schema.sort().size(); at++) {
            var attribute = schema.sort().get(at);
            if (!fields.has("s" + at + "a")) {
                open = false;
                continue;
            }
            Operator operator = operator(fields.get("s" + at + "o"));
            var operands = operands(operator, attribute.type(), "s" + at + "a", "s" + at + "b");
            if (!open && query) {
                throw new IllegalArgumentException("Fill in the sort key from its first attribute on: "
                        + schema.sort().getFirst().name() + ".");
            }
            if (query && operator == Operator.EQ) {
                key.put(attribute.name(), operands.getFirst());
            } else if (query) {
                sort = Optional.of(new Condition(attribute.name(), operator, operands));
                open = false;
            } else {
                test(attribute, operator, operands);
            }
        }
    }

    private void conditions() {
        for (int row = 0; row < Fields.MOST_CONDITIONS; row++) {
            String attribute = fields.get("f" + row + "a").strip();
            if (!attribute.isEmpty()) {
                Operator operator = operator(fields.get("f" + row + "o"));
                var operands = operands(operator, fields.get("f" + row + "t"), "f" + row + "v", "f" + row + "w");
                filters.add(new Filter.Test(new Condition(attribute, operator, operands)));
            } else if (fields.has("f" + row + "v")) {
                throw new IllegalArgumentException(
                        "Condition " + (row + 1) + " has a value, but says of which attribute not.");
            }
        }
    }

    /** Conditions on the keys always hold; of the others, any or all. */
    private Optional<Filter> filter(int onKeys) {
        var others = filters.subList(onKeys, filters.size());
        var all = fields.has("any") && others.size() > 1
                ? Stream.concat(filters.subList(0, onKeys).stream(), Stream.of(new Filter.Or(others)))
                        .toList()
                : filters;
        return all.size() < 2 ? all.stream().findFirst() : Optional.of(new Filter.And(all));
    }

    private void test(KeyAttribute attribute, Operator operator, List<Value> operands) {
        filters.add(new Filter.Test(new Condition(attribute.name(), operator, operands)));
    }

    private List<Value> operands(Operator operator, String type, String first, String second) {
        return switch (operator) {
            case EXISTS, NOT_EXISTS -> List.of();
            case BETWEEN -> List.of(Typed.value(type, fields.get(first)), Typed.value(type, fields.get(second)));
            case IN ->
                Stream.of(fields.get(first).split(",", -1))
                        .map(one -> Typed.value(type, one.strip()))
                        .toList();
            case TYPE -> List.of(new Value.Text(fields.get(first).strip()));
            case SIZE -> List.of(Typed.value("N", fields.get(first)));
            case EQ, NE, LT, LTE, GT, GTE, BEGINS_WITH, CONTAINS -> List.of(Typed.value(type, fields.get(first)));
        };
    }

    static Operator operator(String id) {
        return Stream.of(Operator.values())
                .filter(operator -> operator.id().equals(id))
                .findFirst()
                .orElse(Operator.EQ);
    }

    private static Value typed(KeyAttribute attribute, String text) {
        return Typed.value(attribute.type(), text);
    }

    private static List<String> columns(Fields fields) {
        return Stream.of(fields.get("columns").split("[\\s,]+", -1))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
