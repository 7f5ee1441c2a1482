// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import dev.tablegate.host.profile.Template;
import dev.tablegate.sql.entity.EntityTable;
import dev.tablegate.sql.entity.Form;
import dev.tablegate.sql.tree.Conjunct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says of the attributes of the physical table what a statement says of an entity and its parts. It never leaves out an
 * item of the entity that the statement might keep; which items are of the entity is decided when they were read.
 */
final class Parts {

    private static final int MOST_VALUES = 1_000;
    // One IN of DynamoDB.
    private static final int MOST_OPERANDS = 100;

    private final EntityTable entity;
    private final List<Conjunct> said;
    private final Possible possible;

    Parts(EntityTable entity, List<Conjunct> said) {
        this.entity = entity;
        this.said = said;
        this.possible = new Possible(said);
    }

    /** The parts of which one value only is possible. */
    Map<String, String> known() {
        var known = new LinkedHashMap<String, String>();
        for (var part : entity.parts()) {
            values(part).filter(values -> values.size() == 1).ifPresent(values -> known.put(part, values.getFirst()));
        }
        return known;
    }

    private Optional<List<String>> values(String part) {
        return possible.values(new KeyAttribute(part, "S"))
                .map(values -> values.stream()
                        .map(value -> ((Value.Text) value).value())
                        .toList());
    }

    /** The conditions on the physical table. */
    List<Conjunct> carried() {
        var filters = new ArrayList<Filter>();
        said.stream()
                .map(Conjunct::filter)
                .filter(filter -> Possible.attributes(filter).stream().noneMatch(entity.parts()::contains))
                .forEach(filters::add);
        entity.forms().forEach(form -> filters.addAll(of(form)));
        return filters.stream().map(filter -> new Conjunct(filter, false)).toList();
    }

    private List<Filter> of(Form form) {
        var path = Words.path(form.attribute());
        if (form.constant().isPresent()) {
            return List.of(test(path, Operator.EQ, form.constant().get()));
        }
        return form.alone() ? renamed(form, path) : text(form, path);
    }

    /** What is said of the part alone holds for the attribute. */
    private List<Filter> renamed(Form form, String path) {
        var part = form.template().parts().getFirst();
        var filters = new ArrayList<Filter>();
        filters.add(new Filter.Test(new Condition(path, Operator.EXISTS, List.of())));
        said.forEach(
                conjunct -> renamed(conjunct.filter(), Words.path(part), path).ifPresent(filters::add));
        return filters;
    }

    private static Optional<Filter> renamed(Filter filter, String part, String path) {
        return switch (filter) {
            case Filter.Test(var condition)
            when condition.attribute().equals(part) ->
                Optional.of(new Filter.Test(new Condition(path, condition.operator(), condition.operands())));
            case Filter.Test ignored -> Optional.empty();
            case Filter.And(var parts) -> all(parts, part, path).map(Filter.And::new);
            case Filter.Or(var parts) -> all(parts, part, path).map(Filter.Or::new);
            case Filter.Not ignored -> Optional.empty();
        };
    }

    private static Optional<List<Filter>> all(List<Filter> parts, String part, String path) {
        var renamed = parts.stream()
                .flatMap(each -> renamed(each, part, path).stream())
                .toList();
        return renamed.size() == parts.size() ? Optional.of(renamed) : Optional.empty();
    }

    private List<Filter> text(Form form, String path) {
        var whole = whole(form);
        if (whole.isPresent()) {
            return List.of(whole.get().isEmpty() ? nothing(path) : among(path, whole.get()));
        }
        var beginning = form.template().beginning(known());
        return beginning.text().isEmpty()
                ? List.of(new Filter.Test(new Condition(path, Operator.EXISTS, List.of())))
                : range(path, beginning);
    }

    /** All values that the attribute can have; empty if they are not told, or are too many. */
    private Optional<List<Value>> whole(Form form) {
        List<Map<String, String>> all = List.of(Map.of());
        for (var part : form.template().parts()) {
            var values = values(part);
            if (values.isEmpty() || (long) all.size() * values.get().size() > MOST_VALUES) {
                return Optional.empty();
            }
            all = all.stream()
                    .flatMap(known -> values.get().stream().map(value -> {
                        var with = new LinkedHashMap<>(known);
                        with.put(part, value);
                        return (Map<String, String>) with;
                    }))
                    .toList();
        }
        return Optional.of(all.stream()
                .<Value>map(
                        known -> new Value.Text(form.template().beginning(known).text()))
                .distinct()
                .toList());
    }

    private static Filter among(String path, List<Value> values) {
        var parts = new ArrayList<Filter>();
        for (int from = 0; from < values.size(); from += MOST_OPERANDS) {
            var some = values.subList(from, Math.min(values.size(), from + MOST_OPERANDS));
            parts.add(new Filter.Test(new Condition(path, Operator.IN, some)));
        }
        return parts.size() == 1 ? parts.getFirst() : new Filter.Or(parts);
    }

    /** Two values at once. */
    private static Filter nothing(String path) {
        return new Filter.And(
                List.of(test(path, Operator.EQ, new Value.Text("a")), test(path, Operator.EQ, new Value.Text("b"))));
    }

    /**
     * What is said of a part's place in the order holds for the whole text, among those of one beginning. Where more
     * stands behind the part, that may put a text behind an upper bound of the part.
     */
    private List<Filter> range(String path, Template.Beginning known) {
        var beginning = known.text();
        var begins = test(path, Operator.BEGINS_WITH, new Value.Text(beginning));
        var next = known.next().orElseThrow();
        boolean open = known.last() && next.after().isEmpty();
        var range = possible.range(new KeyAttribute(next.name(), "S"));
        if (range.nothing()) {
            return List.of(nothing(path));
        }
        var behind = behind(beginning);
        if (range.condition().isEmpty() || behind.isEmpty()) {
            return List.of(begins);
        }
        var condition = range.condition().get();
        var bounds = condition.operands().stream()
                .map(bound -> (Value) new Value.Text(beginning + ((Value.Text) bound).value()))
                .toList();
        return switch (condition.operator()) {
            case BEGINS_WITH -> List.of(test(path, Operator.BEGINS_WITH, bounds.getFirst()));
            case BETWEEN ->
                List.of(
                        test(path, Operator.GTE, bounds.getFirst()),
                        open ? test(path, Operator.LTE, bounds.getLast()) : test(path, Operator.LT, behind.get()));
            case GT, GTE -> List.of(test(path, Operator.GTE, bounds.getFirst()), test(path, Operator.LT, behind.get()));
            case LT, LTE ->
                open
                        ? List.of(
                                test(path, Operator.GTE, new Value.Text(beginning)),
                                test(path, condition.operator(), bounds.getFirst()))
                        : List.of(begins);
            default -> List.of(begins);
        };
    }

    /** A text behind all that begin so. */
    private static Optional<Value> behind(String beginning) {
        char last = beginning.charAt(beginning.length() - 1);
        return last < '~'
                ? Optional.of(new Value.Text(beginning.substring(0, beginning.length() - 1) + (char) (last + 1)))
                : Optional.empty();
    }

    private static Filter test(String path, Operator operator, Value operand) {
        return new Filter.Test(new Condition(path, operator, List.of(operand)));
    }
}
