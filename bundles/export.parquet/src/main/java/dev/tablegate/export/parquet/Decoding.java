// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.parquet;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.tablegate.export.parquet.Shape.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** SQL by which the engine turns what {@link Encoding} made into columns of the types that the shapes ask for. */
final class Decoding {

    private final Marks marks;
    private int variables;

    Decoding(Marks marks) {
        this.marks = marks;
    }

    /** What was encoded, with types. */
    String typed(Shape shape, String cell) {
        String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(type(shape)));
        return "from_json(" + cell + ", " + text('"' + quoted + '"') + ")";
    }

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The type of what was encoded. */
    private String type(Shape shape) {
        return shape.kinds().isEmpty()
                ? "STRUCT(s VARCHAR)"
                : shape.kinds().stream()
                        .map(kind -> kind.field() + " " + type(kind, shape))
                        .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }

    private String type(Kind kind, Shape shape) {
        return switch (kind) {
            case N -> shape.numberType();
            case NS -> shape.numberType() + "[]";
            case S, B -> "VARCHAR";
            case BOOL -> "BOOLEAN";
            case SS, BS -> "VARCHAR[]";
            case L -> type(shape.members()) + "[]";
            case M ->
                shape.isMap()
                        ? "MAP(VARCHAR, " + type(shape.values()) + ")"
                        : shape.fields().values().stream()
                                .map(field -> name(field.key()) + " " + type(field.shape()))
                                .collect(Collectors.joining(", ", "STRUCT(", ")"));
        };
    }

    /** The value of what is typed. */
    String value(Shape shape, String from) {
        if (shape.kinds().isEmpty()) {
            return "CAST(NULL AS VARCHAR)";
        }
        if (shape.kinds().size() == 1) {
            Kind only = shape.kinds().iterator().next();
            return content(only, shape, field(from, only.field()));
        }
        var parts = new LinkedHashMap<String, String>();
        shape.kinds().forEach(kind -> parts.put(kind.field(), content(kind, shape, field(from, kind.field()))));
        return struct(from, parts);
    }

    private String content(Kind kind, Shape shape, String from) {
        return switch (kind) {
            case N, NS, S, SS, BOOL -> from;
            case B -> "unhex(" + from + ")";
            case BS -> each(from, "unhex(%s)"::formatted);
            case L -> each(from, member -> value(shape.members(), member));
            case M -> shape.isMap() ? map(shape, from) : document(shape, from);
        };
    }

    private String document(Shape shape, String from) {
        var parts = new LinkedHashMap<String, String>();
        var names = new Names();
        shape.fields()
                .forEach((name, field) -> parts.put(names.of(name), value(field.shape(), field(from, field.key()))));
        return struct(from, parts);
    }

    private String map(Shape shape, String from) {
        return "map_from_entries("
                + each(
                        "map_entries(" + from + ")",
                        entry -> "struct_pack(k := " + key(entry + ".key") + ", v := "
                                + value(shape.values(), entry + ".value") + ")")
                + ")";
    }

    private String key(String from) {
        if (marks.originals().isEmpty()) {
            return from;
        }
        return marks.originals().entrySet().stream()
                .map(mark -> " WHEN " + text(mark.getKey()) + " THEN " + text(mark.getValue()))
                .collect(Collectors.joining("", "CASE " + from, " ELSE " + from + " END"));
    }

    private interface Part {
        String of(String variable);
    }

    private String each(String list, Part part) {
        String variable = "x" + variables++;
        return "list_transform(" + list + ", lambda " + variable + ": " + part.of(variable) + ")";
    }

    /** What is missing as a whole stays so, instead of becoming a struct of missing fields. */
    private static String struct(String whole, Map<String, String> parts) {
        return parts.entrySet().stream()
                .map(part -> name(part.getKey()) + " := " + part.getValue())
                .collect(Collectors.joining(
                        ", ", "CASE WHEN " + whole + " IS NULL THEN NULL ELSE struct_pack(", ") END"));
    }

    private static String field(String from, String name) {
        return "struct_extract(" + from + ", " + text(name) + ")";
    }

    /** A literal; the engine's statements cannot have the character zero in them. */
    static String text(String text) {
        return "'" + text.replace("'", "''").replace("\0", "' || chr(0) || '") + "'";
    }
}
