// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import java.util.List;
import java.util.stream.Collectors;

/** The engine's types for shapes. */
final class Types {

    private Types() {}

    /** The type of a column or field. Where there is no value, text does least harm. */
    static String of(Shape shape) {
        if (shape.isNothing()) {
            return "VARCHAR";
        }
        if (!shape.mixed()) {
            return of(shape.kind(), shape.facet(shape.kind()));
        }
        return shape.facets().entrySet().stream()
                .map(entry -> entry.getKey().field() + " " + of(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }

    static String of(Kind kind, Facet facet) {
        return switch (facet) {
            case Facet.Plain ignored ->
                switch (kind) {
                    case B -> "BLOB";
                    case BOOL -> "BOOLEAN";
                    case SS -> "VARCHAR[]";
                    case BS -> "BLOB[]";
                    case S, BIG, N, NS, L, M -> "VARCHAR";
                };
            case Facet.Numeric(var digits) -> digits.sqlType();
            case Facet.Members(var element) -> of(element) + "[]";
            case Facet.Fields fields -> struct(fields);
            case Facet.Entries(var value) -> "MAP(VARCHAR, " + of(value) + ")";
        };
    }

    private static String struct(Facet.Fields fields) {
        if (fields.fields().isEmpty()) {
            return "MAP(VARCHAR, VARCHAR)";
        }
        var names = Names.of(fields.fields().keySet());
        return fields.fields().entrySet().stream()
                .map(field -> Names.quoted(names.getOrDefault(field.getKey(), "")) + " " + of(field.getValue()))
                .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }

    /** The names of a struct's fields, as the engine has them, in their order. */
    static List<String> names(Facet.Fields fields) {
        return List.copyOf(Names.of(fields.fields().keySet()).values());
    }
}
