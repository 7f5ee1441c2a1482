// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the expression that turns what a narrower shape holds into the type of a wider one, without any loss. */
final class Widening {

    private int variables;

    /** The expression {@code value}, of the type of {@code from}, as the type of {@code to}. */
    String of(String value, Shape from, Shape to) {
        if (Types.of(from).equals(Types.of(to))) {
            return value;
        }
        if (from.isNothing()) {
            return "CAST(NULL AS " + Types.of(to) + ")";
        }
        if (!to.mixed()) {
            Kind kind = to.kind();
            return of(value, from.facet(kind), to.facet(kind));
        }
        var fields = new LinkedHashMap<String, String>();
        to.facets().forEach((kind, wide) -> fields.put(kind.field(), field(value, from, kind, wide)));
        return unlessNull(value, struct(fields));
    }

    private String field(String value, Shape from, Kind kind, Facet wide) {
        Facet narrow = from.facets().get(kind);
        if (narrow == null) {
            return "CAST(NULL AS " + Types.of(kind, wide) + ")";
        }
        String held = from.mixed() ? value + "." + kind.field() : value;
        return typed(of(held, narrow, wide), kind, wide);
    }

    private static String typed(String value, Kind kind, Facet facet) {
        return "CAST(" + value + " AS " + Types.of(kind, facet) + ")";
    }

    private String of(String value, Facet from, Facet to) {
        return switch (to) {
            case Facet.Plain ignored -> value;
            case Facet.Numeric(var digits) -> "CAST(" + value + " AS " + digits.sqlType() + ")";
            case Facet.Members(var element) -> list(value, ((Facet.Members) from).element(), element);
            case Facet.Fields fields -> unlessNull(value, fields(value, (Facet.Fields) from, fields));
            case Facet.Entries(var wide) ->
                from instanceof Facet.Entries(var narrow)
                        ? entries(value, narrow, wide)
                        : unlessNull(value, entries(value, (Facet.Fields) from, wide));
        };
    }

    private String list(String value, Shape from, Shape to) {
        String variable = variable();
        return "list_transform(" + value + ", lambda " + variable + ": " + of(variable, from, to) + ")";
    }

    private String fields(String value, Facet.Fields from, Facet.Fields to) {
        var narrow = Names.of(from.fields().keySet());
        var wide = Names.of(to.fields().keySet());
        var fields = new LinkedHashMap<String, String>();
        to.fields().forEach((name, shape) -> {
            String field = narrow.get(name);
            String held = value + "." + Names.quoted(field == null ? "" : field);
            fields.put(
                    wide.getOrDefault(name, ""),
                    field == null
                            ? "CAST(NULL AS " + Types.of(shape) + ")"
                            : of(held, from.fields().getOrDefault(name, Shape.NOTHING), shape));
        });
        return struct(fields);
    }

    private String entries(String value, Shape from, Shape to) {
        String variable = variable();
        return "map_from_entries(list_transform(map_entries(" + value + "), lambda " + variable + ": {k: " + variable
                + ".key, v: " + of(variable + ".value", from, to) + "}))";
    }

    /** A field that is null may be one that was never there: a map has no entry for it. */
    private String entries(String value, Facet.Fields from, Shape to) {
        if (from.fields().isEmpty()) {
            return "CAST(MAP {} AS MAP(VARCHAR, " + Types.of(to) + "))";
        }
        var names = Names.of(from.fields().keySet());
        var all = new ArrayList<String>();
        from.fields().forEach((name, shape) -> {
            String held = value + "." + Names.quoted(names.getOrDefault(name, ""));
            all.add("{k: " + text(name) + ", v: CAST(" + of(held, shape, to) + " AS " + Types.of(to) + ")}");
        });
        String variable = variable();
        return "map_from_entries(list_filter([" + String.join(", ", all) + "], lambda " + variable + ": " + variable
                + ".v IS NOT NULL))";
    }

    private String variable() {
        return "v" + variables++;
    }

    private static String unlessNull(String value, String otherwise) {
        return "CASE WHEN " + value + " IS NOT NULL THEN " + otherwise + " END";
    }

    private static String struct(Map<String, String> fields) {
        var all = new ArrayList<String>();
        fields.forEach((name, value) -> all.add(Names.quoted(name) + ": " + value));
        return "{" + String.join(", ", all) + "}";
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
