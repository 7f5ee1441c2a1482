// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.Index;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the forms offer, and how tables and keys are called in them. */
public final class Builder {

    /** Comparisons that a query takes on a sort key. */
    public static final List<Choice> ON_KEYS = List.of(
            new Choice("eq", "is"),
            new Choice("begins_with", "begins with"),
            new Choice("between", "lies between"),
            new Choice("lt", "is less than"),
            new Choice("lte", "is at most"),
            new Choice("gt", "is greater than"),
            new Choice("gte", "is at least"));

    /** Comparisons on other attributes. */
    public static final List<Choice> ON_OTHERS = List.of(
            new Choice("eq", "is"),
            new Choice("ne", "is not"),
            new Choice("lt", "is less than"),
            new Choice("lte", "is at most"),
            new Choice("gt", "is greater than"),
            new Choice("gte", "is at least"),
            new Choice("between", "lies between"),
            new Choice("in", "is one of (commas between)"),
            new Choice("begins_with", "begins with"),
            new Choice("contains", "contains"),
            new Choice("exists", "is there"),
            new Choice("not_exists", "is not there"),
            new Choice("type", "has the type (S, N, ...)"),
            new Choice("size", "has the size"));

    /** Types of operands. */
    public static final List<Choice> TYPES = List.of(
            new Choice("", "as it looks"),
            new Choice("S", "text"),
            new Choice("N", "number"),
            new Choice("BOOL", "true or false"),
            new Choice("NULL", "null"),
            new Choice("B", "binary, in base64"));

    /** Types of attributes. */
    public static final List<Choice> ALL_TYPES = List.of(
            new Choice("S", "text"),
            new Choice("N", "number"),
            new Choice("BOOL", "true or false"),
            new Choice("NULL", "null"),
            new Choice("L", "list"),
            new Choice("M", "map"),
            new Choice("SS", "set of texts"),
            new Choice("NS", "set of numbers"),
            new Choice("B", "binary"),
            new Choice("BS", "set of binaries"));

    private static final int SPARE_ROWS = 2;

    private Builder() {}

    /** Something to choose. */
    public record Choice(String value, String label) {}

    /** How many rows of conditions the form has: those that are used, and some more. */
    public static int rows(Fields fields) {
        int used = 0;
        for (int row = 0; row < Fields.MOST_CONDITIONS; row++) {
            used = fields.has("f" + row + "a") || fields.has("f" + row + "v") ? row + 1 : used;
        }
        return Math.min(Fields.MOST_CONDITIONS, used + SPARE_ROWS);
    }

    /** The type of a key attribute, in a word. */
    public static String type(String type) {
        return switch (type) {
            case "S" -> "text";
            case "N" -> "number";
            default -> "binary, in base64";
        };
    }

    /** The attributes of a key. */
    public static String key(List<KeyAttribute> attributes) {
        return attributes.isEmpty()
                ? "none"
                : attributes.stream()
                        .map(attribute -> attribute.name() + " (" + type(attribute.type()) + ")")
                        .collect(Collectors.joining(", "));
    }

    /** The key of a table. */
    public static String key(TableDescription table) {
        return key(keys(table));
    }

    private static List<KeyAttribute> keys(TableDescription table) {
        return Stream.concat(table.partitionKey().stream(), table.sortKey().stream())
                .toList();
    }

    /** An item with nothing but its key, to be filled in. */
    public static String blank(TableDescription table) {
        var item = new LinkedHashMap<String, Value>();
        keys(table)
                .forEach(attribute -> item.put(
                        attribute.name(), attribute.type().equals("N") ? Value.Num.of(0) : new Value.Text("")));
        return Typed.pretty(item);
    }

    /** What an index holds of its items. */
    public static String projection(Index index) {
        return switch (index.projection()) {
            case "ALL" -> "all";
            case "KEYS_ONLY" -> "keys only";
            default -> "keys and " + String.join(", ", index.included());
        };
    }

    /** A number with its thousands apart. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** What is known of a table. */
    public static String facts(TableDescription table) {
        var facts = new StringBuilder("About ")
                .append(Grid.count(table.itemCount(), "item"))
                .append(", ")
                .append(Grid.count(table.sizeBytes(), "byte"))
                .append(table.billing().equals("PROVISIONED") ? ", provisioned" : ", paid by request");
        table.readCapacity().ifPresent(units -> facts.append(" (").append(units).append(" read units a second)"));
        table.timeToLive().ifPresent(name -> facts.append(", items expire by ").append(name));
        table.stream().ifPresent(stream -> facts.append(", has a stream"));
        return facts.append(". DynamoDB counts about every six hours.").toString();
    }
}
