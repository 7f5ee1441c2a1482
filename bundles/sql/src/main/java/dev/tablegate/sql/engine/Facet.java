// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What the values of one kind have in common. Widening gives the same object when nothing had to change. */
sealed interface Facet {

    /** Text, bytes, truth, sets of text and of bytes, and numbers kept as text: nothing varies. */
    record Plain() implements Facet {
        static final Plain ONE = new Plain();
    }

    /** Numbers. */
    record Numeric(Digits digits) implements Facet {}

    /** Lists and sets of numbers, by what their members have in common. */
    record Members(Shape element) implements Facet {

        Members with(Value member) {
            Shape wider = element.with(member);
            return wider == element ? this : new Members(wider);
        }
    }

    /** Maps, by their keys. */
    record Fields(SequencedMap<String, Shape> fields) implements Facet {

        /** Maps with more keys than this are no records any more. */
        static final int MOST = 100;

        public Fields {
            fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        }

        Facet with(SequencedMap<String, Value> entries) {
            LinkedHashMap<String, Shape> wider = new LinkedHashMap<>();
            boolean changed = false;
            for (var entry : entries.entrySet()) {
                Shape known = fields.get(entry.getKey());
                Shape widened = (known == null ? Shape.NOTHING : known).with(entry.getValue());
                if (widened != known) {
                    wider.put(entry.getKey(), widened);
                    changed = true;
                }
            }
            return changed ? joined(wider) : this;
        }

        private Facet joined(SequencedMap<String, Shape> wider) {
            var all = new LinkedHashMap<>(fields);
            all.putAll(wider);
            if (all.size() <= MOST) {
                return new Fields(all);
            }
            return new Entries(all.values().stream().reduce(Shape.NOTHING, Shape::and));
        }
    }

    /** Maps with many different keys, by what their values have in common. */
    record Entries(Shape value) implements Facet {

        Entries with(SequencedMap<String, Value> entries) {
            Shape wider = value;
            for (Value one : entries.values()) {
                wider = wider.with(one);
            }
            return wider == value ? this : new Entries(wider);
        }
    }

    /** What covers both; both are of the same kind. */
    default Facet and(Facet other) {
        return switch (this) {
            case Plain ignored -> this;
            case Numeric(var digits) -> new Numeric(digits.and(((Numeric) other).digits()));
            case Members(var element) -> new Members(element.and(((Members) other).element()));
            case Fields mine -> other instanceof Fields theirs ? both(mine, theirs) : other.and(mine);
            case Entries(var value) -> new Entries(values(other).and(value));
        };
    }

    private static Facet both(Fields mine, Fields theirs) {
        var added = new LinkedHashMap<String, Shape>();
        theirs.fields()
                .forEach((name, shape) -> added.put(
                        name, mine.fields().getOrDefault(name, Shape.NOTHING).and(shape)));
        return mine.joined(added);
    }

    private static Shape values(Facet maps) {
        return maps instanceof Fields(var fields)
                ? fields.values().stream().reduce(Shape.NOTHING, Shape::and)
                : ((Entries) maps).value();
    }
}
