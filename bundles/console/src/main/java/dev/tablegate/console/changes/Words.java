// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keys, conditions and rules as people read them. */
public final class Words {

    private static final Pattern PLACEHOLDER = Pattern.compile("[#:][A-Za-z0-9_]+");
    private static final int LONGEST = 300;

    private Words() {}

    /** Attribute by attribute, as in {@code userId = "user001"}. */
    public static String key(Map<String, Value> key) {
        return new TreeMap<>(key)
                .entrySet().stream()
                        .map(part -> Visible.name(part.getKey()) + " = " + whole(part.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** With what its placeholders stand for in their places. */
    public static String expression(Expression expression) {
        var shown = new StringBuilder();
        int done = 0;
        for (Matcher found = PLACEHOLDER.matcher(expression.text()); found.find(); done = found.end()) {
            shown.append(Visible.escaped(expression.text().substring(done, found.start())))
                    .append(meaning(found.group(), expression));
        }
        return shown.append(Visible.escaped(expression.text().substring(done))).toString();
    }

    private static String meaning(String placeholder, Expression expression) {
        return Optional.ofNullable(expression.names().get(placeholder))
                .map(Visible::name)
                .or(() -> Optional.ofNullable(expression.values().get(placeholder))
                        .map(Words::value))
                .orElse(placeholder);
    }

    /** In one line, and not too long. */
    static String value(Value value) {
        String text = whole(value);
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + " …";
    }

    private static String whole(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Visible.quoted(text);
            case Value.Num(var number) -> Scalars.number(number);
            case Value.Bool(boolean bool) -> String.valueOf(bool);
            case Value.Null() -> "null";
            case Value.Binary binary -> "binary of " + Scalars.binary(binary);
            case Value.Document(var entries) ->
                new TreeMap<>(entries)
                        .entrySet().stream()
                                .map(entry -> Visible.name(entry.getKey()) + ": " + whole(entry.getValue()))
                                .collect(Collectors.joining(", ", "{", "}"));
            case Value.Sequence(var list) ->
                list.stream().map(Words::whole).collect(Collectors.joining(", ", "[", "]"));
            case Value.TextSet(var set) ->
                set.stream().map(Visible::quoted).collect(Collectors.joining(", ", "set {", "}"));
            case Value.NumSet(var set) ->
                set.stream().map(Scalars::number).collect(Collectors.joining(", ", "set {", "}"));
            case Value.BinarySet(var set) ->
                set.stream().map(Scalars::binary).collect(Collectors.joining("; ", "set {", "}"));
        };
    }

    /** Which items a rule is about. */
    public static String items(Job.Rule rule) {
        String where = rule.index()
                .map(index -> ", found by the index " + Visible.name(index))
                .orElse("");
        String which = rule.key().isEmpty() ? "" : ", with " + key(rule.key());
        String sort =
                rule.sort().map(condition -> " and " + condition(condition)).orElse("");
        String filter = rule.filter().map(found -> ", if " + filter(found)).orElse("");
        return "Each item of the table " + Visible.name(rule.table()) + where + which + sort + filter + ".";
    }

    private static String filter(Filter filter) {
        return switch (filter) {
            case Filter.Test(Condition condition) -> condition(condition);
            case Filter.And(var all) -> joined(all, " and ");
            case Filter.Or(var some) -> joined(some, " or ");
            case Filter.Not(Filter no) -> "not (" + filter(no) + ")";
        };
    }

    private static String joined(List<Filter> filters, String with) {
        return filters.stream().map(Words::filter).collect(Collectors.joining(with, "(", ")"));
    }

    private static String condition(Condition condition) {
        String values = condition.operands().stream().map(Words::value).collect(Collectors.joining(" and "));
        String path = path(condition.attribute());
        return values.isEmpty()
                ? path + " " + verb(condition.operator())
                : path + " " + verb(condition.operator()) + " " + values;
    }

    private static String path(String attribute) {
        return attribute.matches("[A-Za-z0-9_.\\[\\]-]+") ? attribute : Visible.quoted(attribute);
    }

    private static String verb(Operator operator) {
        return switch (operator) {
            case EQ -> "is";
            case NE -> "is not";
            case LT -> "is less than";
            case LTE -> "is at most";
            case GT -> "is more than";
            case GTE -> "is at least";
            case BETWEEN -> "lies between";
            case IN -> "is one of";
            case BEGINS_WITH -> "begins with";
            case CONTAINS -> "contains";
            case EXISTS -> "is there";
            case NOT_EXISTS -> "is not there";
            case TYPE -> "has the type";
            case SIZE -> "has the size";
        };
    }
}
