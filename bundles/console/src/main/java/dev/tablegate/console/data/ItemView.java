// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.DynamoJson;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Value;
import dev.tablegate.console.changes.Line;
import dev.tablegate.console.changes.Lines;
import dev.tablegate.console.changes.Room;
import dev.tablegate.console.changes.Scalars;
import dev.tablegate.console.changes.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An item in full.
 *
 * @param name what people know it by
 * @param found whether there is one of that key
 * @param attributes those of its key first
 * @param json plain JSON
 * @param dynamoJson DynamoDB's own
 * @param facts what reading it cost, in words
 * @param staged what waits for it, in words; empty if nothing does
 * @param edit the form of one attribute, if one is to be changed
 * @param problem why it could not be read; empty if it could
 */
public record ItemView(
        String name,
        boolean found,
        List<Attribute> attributes,
        String json,
        String dynamoJson,
        String facts,
        String staged,
        Optional<Edit> edit,
        String problem) {

    public ItemView {
        attributes = List.copyOf(attributes);
    }

    /**
     * An attribute.
     *
     * @param name as it is
     * @param shown as it is shown
     * @param key whether it belongs to the key, which never changes
     */
    public record Attribute(String name, String shown, String type, String words, boolean key, List<Line> lines) {

        public Attribute {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The form of one attribute.
     *
     * @param name the attribute; empty for a new one
     * @param text as it stands in the field
     * @param quoted whether the text is a JSON string, because a field would change it
     */
    public record Edit(String name, String type, String text, boolean quoted) {

        static Edit of(String name, Value value) {
            boolean quoted = value instanceof Value.Text(String text) && !survives(text);
            return new Edit(name, value.type(), quoted ? Typed.pretty(value) : Typed.text(value), quoted);
        }

        /** Fields of browsers take other ends of lines for their own, and drop what no page can hold. */
        private static boolean survives(String text) {
            return text.codePoints()
                    .allMatch(point -> point == '\n'
                            || point == '\t'
                            || !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE);
        }
    }

    static ItemView failed(Map<String, Value> key, String problem) {
        return new ItemView(Grid.name(key), false, List.of(), "", "", "", "", Optional.empty(), problem);
    }

    static ItemView missing(Map<String, Value> key, String facts, String staged) {
        return new ItemView(Grid.name(key), false, List.of(), "", "", facts, staged, Optional.empty(), "");
    }

    static ItemView of(
            TableDescription table,
            Map<String, Value> key,
            Map<String, Value> item,
            String facts,
            String staged,
            Optional<Edit> edit) {
        return new ItemView(
                Grid.name(key),
                true,
                attributes(table, item),
                Typed.pretty(item),
                Typed.pretty(DynamoJson.wrapItem(item)),
                facts,
                staged,
                edit,
                "");
    }

    private static List<Attribute> attributes(TableDescription table, Map<String, Value> item) {
        var names = new ArrayList<>(Grid.names(table));
        new TreeSet<>(item.keySet())
                .stream().filter(name -> !names.contains(name)).forEach(names::add);
        var room = Room.alone();
        var attributes = new ArrayList<Attribute>();
        for (String name : names) {
            Value value = item.get(name);
            if (value != null) {
                attributes.add(new Attribute(
                        name,
                        Visible.name(name),
                        value.type(),
                        Scalars.type(value),
                        Grid.names(table).contains(name),
                        Lines.plain(value, room)));
            }
        }
        return attributes;
    }
}
