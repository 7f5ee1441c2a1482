// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.argument.SortKey.SortOperator;
import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.Index;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.view.View.Content.Items;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses what could not be read of a table, before anybody looks. */
record ItemChecks(TableDescription table, Items items) {

    private static final int MOST_COLUMNS = 100;

    /** The attributes of the key of what is read, then those of the table's. */
    List<String> keys() {
        return Stream.concat(
                        schema().attributes(),
                        KeySchema.of(table, Optional.empty()).attributes())
                .map(KeyAttribute::name)
                .distinct()
                .toList();
    }

    void check() {
        var schema = schema();
        items.filter().ifPresent(this::check);
        checkColumns();
        if (items.key().isEmpty()) {
            if (items.sort().isPresent()) {
                throw wrong("A condition on the sort key needs the partition key. For other conditions use a filter.");
            }
            if (items.descending()) {
                throw wrong("A scan has no order. Give the partition key to read against the order of the sort key, or"
                        + " leave the order out.");
            }
            return;
        }
        schema.check(items.key());
        items.filter().ifPresent(schema::checkFilter);
        items.sort().ifPresent(condition -> checkSort(schema, condition));
    }

    private KeySchema schema() {
        return KeySchema.of(table, items.index());
    }

    private void check(Filter filter) {
        switch (filter) {
            case Filter.Test(var condition) -> {
                condition.check();
                checkCarried(AttributePath.of(condition.attribute()).attribute());
            }
            case Filter.And(var parts) -> parts.forEach(this::check);
            case Filter.Or(var parts) -> parts.forEach(this::check);
            case Filter.Not(var part) -> check(part);
        }
    }

    private void checkColumns() {
        var columns = items.columns();
        if (columns.size() > MOST_COLUMNS) {
            throw wrong(
                    "At most " + MOST_COLUMNS + " columns can be shown. Name fewer, or leave columns out to see all.");
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            throw wrong("A column is named twice. Name each once.");
        }
        if (columns.stream().anyMatch(String::isEmpty)) {
            throw wrong("A column has no name. Name attributes of the items, or leave columns out to see all.");
        }
        columns.forEach(this::checkCarried);
    }

    /** An index that does not carry an attribute would show it as missing from every item. */
    private void checkCarried(String attribute) {
        items.index()
                .flatMap(this::index)
                .filter(index -> !index.projection().equals("ALL"))
                .filter(index -> !carried(index).contains(attribute))
                .ifPresent(index -> {
                    throw wrong("Index '" + index.name() + "' does not carry the attribute '" + attribute
                            + "'. It carries " + String.join(", ", carried(index))
                            + ". Read the table instead, or leave the attribute out.");
                });
    }

    private List<String> carried(Index index) {
        return Stream.concat(keys().stream(), index.included().stream())
                .distinct()
                .toList();
    }

    private Optional<Index> index(String name) {
        return table.indexes().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private void checkSort(KeySchema schema, Condition condition) {
        condition.check();
        int used = items.key().size() - schema.partition().size();
        if (used >= schema.sort().size()) {
            throw wrong("There is no further sort key attribute for a condition. Put it into the filter.");
        }
        var attribute = schema.sort().get(used);
        boolean fits = condition.attribute().equals(attribute.name())
                && Stream.of(SortOperator.values())
                        .anyMatch(known ->
                                known.name().equals(condition.operator().name()))
                && condition.operands().stream()
                        .allMatch(operand -> operand.type().equals(attribute.type()));
        if (!fits) {
            throw wrong(String.format(
                    Locale.ROOT,
                    "The condition on the sort key has to be eq, lt, lte, gt, gte, between or begins_with on '%s',"
                            + " with values of type %s.",
                    attribute.name(),
                    attribute.type()));
        }
    }

    private static ToolException wrong(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }
}
