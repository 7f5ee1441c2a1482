// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.DynamoJson;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.StagedItems.Image;
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
 * @param found whether there is one of that key to be shown
 * @param editable whether it can be changed from here
 * @param attributes those of its key first
 * @param json plain JSON
 * @param dynamoJson DynamoDB's own
 * @param facts what reading it cost, in words
 * @param staged what waits for it; empty if nothing does
 * @param edit the form of one attribute, if one is to be changed
 * @param problem why it could not be read; empty if it could
 */
public record ItemView(
        String name,
        boolean found,
        boolean editable,
        List<Attribute> attributes,
        String json,
        String dynamoJson,
        String facts,
        Optional<Waiting> staged,
        Optional<Edit> edit,
        String problem) {

    public ItemView {
        attributes = List.copyOf(attributes);
    }

    /**
     * What is staged for an item.
     *
     * @param words what it means for what is shown
     * @param review the link to the review of its set
     */
    public record Waiting(String words, String review) {

        /** Only the open set is where another edit goes on; all others stay as they are. */
        static Waiting of(Image image) {
            String words = image.open()
                    ? image.item().isPresent()
                            ? "You staged changes of this item. What stands here is the item as they leave it, and what"
                                    + " you change now is added to them."
                            : "The deletion of this item is staged. Take that back in the review to change the item."
                    : "A change of this item waits in another set of yours. What stands here is the item as it is"
                            + " now, and what you stage begins with that. Of two changes of the same attribute, the"
                            + " one that is committed second is refused.";
            return new Waiting(words, "tablegate-changes?set=" + image.set());
        }
    }

    /**
     * An attribute.
     *
     * @param name as it is
     * @param shown as it is shown
     * @param key whether it belongs to the key, which never changes
     * @param staged whether it is otherwise than in the item as it is now
     */
    public record Attribute(
            String name, String shown, String type, String words, boolean key, boolean staged, List<Line> lines) {

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
        return new ItemView(
                Grid.name(key), false, false, List.of(), "", "", "", Optional.empty(), Optional.empty(), problem);
    }

    /**
     * An item as DynamoDB has it and as the person staged it.
     *
     * @param now empty if there is none
     * @param image what is staged for it
     */
    record State(Optional<Map<String, Value>> now, Optional<Image> image) {

        /** What an edit begins with, as {@code get_item} reads it with {@code staged: true}. */
        private Optional<Map<String, Value>> edited() {
            return image.filter(Image::open).map(Image::item).orElse(now);
        }

        /** What is to be seen: that, and what would be gone. */
        Optional<Map<String, Value>> shown() {
            return edited().or(() -> now);
        }
    }

    static ItemView of(TableDescription table, Map<String, Value> key, State state, String facts, Optional<Edit> edit) {
        var shown = state.shown();
        boolean editable = state.edited().isPresent();
        return new ItemView(
                Grid.name(key),
                shown.isPresent(),
                editable,
                shown.map(item -> attributes(table, item, state.now().orElse(Map.of())))
                        .orElse(List.of()),
                shown.map(Typed::pretty).orElse(""),
                shown.map(item -> Typed.pretty(DynamoJson.wrapItem(item))).orElse(""),
                facts,
                state.image().map(Waiting::of),
                edit.filter(form -> editable),
                "");
    }

    private static List<Attribute> attributes(TableDescription table, Map<String, Value> item, Map<String, Value> now) {
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
                        !value.equals(now.get(name)),
                        Lines.plain(value, room)));
            }
        }
        return attributes;
    }
}
