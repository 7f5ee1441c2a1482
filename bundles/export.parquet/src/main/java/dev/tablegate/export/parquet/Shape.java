// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.parquet;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the values of a column, or of a part of it, turned out to be. It widens with each value that is written. */
final class Shape {

    /** Documents with more different fields than this one become maps, with all that is in them. */
    private static final int MOST_FIELDS = 100;

    private static final int MOST_DIGITS = 38;
    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    /** The types, by the names of the fields that hold them where there are several. */
    enum Kind {
        N,
        S,
        B,
        BOOL,
        SS,
        NS,
        BS,
        L,
        M;

        String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A field of a document.
     *
     * @param key what it is called on its way
     * @param shape of its values
     */
    record Field(String key, Shape shape) {}

    private final Marks marks;
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Set<String> folded = new HashSet<>();
    private Optional<Shape> members = Optional.empty();
    private Optional<Shape> values = Optional.empty();
    private boolean map;
    private boolean longs = true;
    private int before = 1;
    private int after;

    Shape(Marks marks) {
        this.marks = marks;
    }

    Set<Kind> kinds() {
        return kinds;
    }

    void add(Kind kind) {
        kinds.add(kind);
    }

    void add(BigDecimal number) {
        longs &= number.scale() <= 0 && number.compareTo(LEAST_LONG) >= 0 && number.compareTo(MOST_LONG) <= 0;
        before = Math.max(before, number.precision() - number.scale());
        after = Math.max(after, number.scale());
    }

    /** The type of the numbers: whole, exact with the least scale that holds all, or text where none does. */
    String numberType() {
        if (longs) {
            return "BIGINT";
        }
        return before + after > MOST_DIGITS ? "VARCHAR" : "DECIMAL(" + MOST_DIGITS + ", " + after + ")";
    }

    /** The shape of the members of lists. */
    Shape members() {
        members = members.or(() -> Optional.of(new Shape(marks)));
        return members.orElseThrow();
    }

    /** The shape of the values of documents that are maps. */
    Shape values() {
        values = values.or(() -> Optional.of(new Shape(marks)));
        return values.orElseThrow();
    }

    /** Whether documents are held as maps: those with many fields, and those without any. */
    boolean isMap() {
        return map || fields.isEmpty();
    }

    /** The fields of documents that are no maps, by their names. */
    Map<String, Field> fields() {
        return fields;
    }

    /** The field of that name, or the entry. */
    Field field(String name) {
        Field known = fields.get(name);
        if (known != null) {
            return known;
        }
        if (!map && fields.size() == MOST_FIELDS) {
            becomeMap();
        }
        if (map) {
            return new Field(Marks.needed(name) ? marks.of(name) : name, values());
        }
        boolean plain = !Marks.needed(name) && folded.add(name.toLowerCase(Locale.ROOT));
        var field = new Field(plain ? name : marks.of(name), new Shape(marks));
        fields.put(name, field);
        return field;
    }

    private void becomeMap() {
        map = true;
        fields.values().forEach(field -> values().widen(field.shape()));
        fields.clear();
    }

    private void widen(Shape other) {
        kinds.addAll(other.kinds);
        longs &= other.longs;
        before = Math.max(before, other.before);
        after = Math.max(after, other.after);
        other.members.ifPresent(shape -> members().widen(shape));
        other.values.ifPresent(shape -> values().widen(shape));
        if (other.kinds.contains(Kind.M)) {
            becomeMap();
            other.fields.values().forEach(field -> values().widen(field.shape()));
        }
    }
}
