// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Call;
import dev.tablegate.console.changes.Visible;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stages what a person changes by hand: through the same door as an agent. */
final class Edits {

    private final Staging staging;

    Edits(Staging staging) {
        this.staging = staging;
    }

    /**
     * What a form asks for.
     *
     * @param action what to do
     * @param attribute the attribute that is meant
     * @param type of the value
     * @param text the value, or the whole item
     * @param quoted whether a text is written as a JSON string
     * @param dynamoJson whether an item is written in DynamoDB's own JSON
     * @param reason why, for whoever reviews it
     */
    record Wish(
            String action,
            String attribute,
            String type,
            String text,
            boolean quoted,
            boolean dynamoJson,
            String reason) {

        private Value value() {
            // Browsers send the ends of lines as two characters.
            String typed = text.replace("\r\n", "\n");
            if (!type.equals("S") || !quoted) {
                return Typed.value(type, typed);
            }
            if (Typed.json(typed) instanceof Value.Text read) {
                return read;
            }
            throw new IllegalArgumentException("Write the text as a JSON string, in double quotes.");
        }
    }

    /**
     * Stages it.
     *
     * @param key of the item; empty for a new one
     * @return what was done, in a sentence
     */
    String stage(Call call, TableDescription table, Map<String, Value> key, Wish wish) {
        var staged = staging.stage(call, write(table, key, wish), wish.reason());
        return staged.change().isEmpty()
                ? "The item is like that already: nothing is staged for it."
                : "Staged: " + words(wish) + ". Nothing is written until somebody reviews and commits it.";
    }

    private static String words(Wish wish) {
        return switch (wish.action()) {
            case "set" -> Visible.name(wish.attribute()) + " as you typed it";
            case "remove" -> Visible.name(wish.attribute()) + " removed";
            case "delete" -> "the item deleted";
            default -> "the new item";
        };
    }

    private static Write write(TableDescription table, Map<String, Value> key, Wish wish) {
        return switch (wish.action()) {
            case "set" -> {
                requireFree(table, wish.attribute());
                yield update(table, key, "SET #a = :v", wish.attribute(), Map.of(":v", wish.value()));
            }
            case "remove" -> {
                requireFree(table, wish.attribute());
                yield update(table, key, "REMOVE #a", wish.attribute(), Map.of());
            }
            case "delete" -> new Write.Delete(table.name(), key, Optional.of(there(table)));
            case "put" ->
                new Write.Put(
                        table.name(),
                        Typed.item(wish.text(), wish.dynamoJson()),
                        Optional.of(condition(table, "attribute_not_exists(#k)")));
            default -> throw new IllegalArgumentException("The form says not what to do. Open the page again.");
        };
    }

    /** An update makes an item where there is none, and nobody means that here. */
    private static Write update(
            TableDescription table, Map<String, Value> key, String text, String attribute, Map<String, Value> values) {
        var update = new Expression(text, Map.of("#a", attribute), values);
        return new Write.Update(table.name(), key, update, Optional.of(there(table)));
    }

    private static Expression there(TableDescription table) {
        return condition(table, "attribute_exists(#k)");
    }

    private static Expression condition(TableDescription table, String text) {
        return new Expression(text, Map.of("#k", table.partitionKey().getFirst().name()), Map.of());
    }

    private static void requireFree(TableDescription table, String attribute) {
        if (attribute.isEmpty()) {
            throw new IllegalArgumentException("Say which attribute.");
        }
        List<String> key = Grid.names(table);
        if (key.contains(attribute)) {
            throw new IllegalArgumentException(
                    "The key of an item never changes. Make an item with the other key, and delete this one.");
        }
    }
}
