// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The shapes of a statement's structs, by the engine's names of their types: a struct in a result is given back as the
 * attribute that it came from. Where two shapes have one type and are given back differently, none is.
 */
final class Registry {

    private static final int AT_ONCE = 100;

    private final Map<String, Optional<Shape>> shapes = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();

    /** Learns the shapes of all columns, and of what is inside. */
    static Registry of(Instance engine, Collection<Loaded> sources) throws SQLException {
        var registry = new Registry();
        Set<Shape> all = new LinkedHashSet<>();
        sources.forEach(source -> source.columns().values().forEach(shape -> collect(shape, all)));
        var missing = new ArrayList<>(all.stream().map(Types::of).distinct().toList());
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            registry.ask(engine, missing.subList(from, Math.min(missing.size(), from + AT_ONCE)));
        }
        all.stream().filter(Registry::struct).forEach(registry::learn);
        return registry;
    }

    /** The shape of a struct type; empty if it is no attribute's, or not one alone. */
    Optional<Shape> find(String type) {
        return shapes.getOrDefault(type, Optional.empty());
    }

    /** The engine's name of the type of a shape. */
    String type(Shape shape) {
        String written = Types.of(shape);
        return types.getOrDefault(written, written);
    }

    /** The mixed shapes whose type is named in a text. */
    List<Shape> mixedIn(String text) {
        return shapes.entrySet().stream()
                .filter(entry -> entry.getValue().map(Shape::mixed).orElse(false) && text.contains(entry.getKey()))
                .map(entry -> entry.getValue().orElse(Shape.NOTHING))
                .toList();
    }

    private void ask(Instance engine, List<String> written) throws SQLException {
        String list = written.stream()
                .map(type -> "typeof(CAST(NULL AS " + type + "))")
                .collect(Collectors.joining(", "));
        try (var statement = engine.connection().createStatement();
                var result = statement.executeQuery("SELECT " + list)) {
            result.next();
            for (int i = 0; i < written.size(); i++) {
                types.put(written.get(i), result.getString(i + 1));
            }
        }
    }

    private void learn(Shape shape) {
        shapes.merge(
                type(shape),
                Optional.of(shape),
                (known, other) ->
                        known.isPresent() && outline(known.get()).equals(outline(shape)) ? known : Optional.empty());
    }

    private static boolean struct(Shape shape) {
        return !shape.isNothing() && (shape.mixed() || shape.kind() == Kind.M);
    }

    private static void collect(Shape shape, Set<Shape> all) {
        if (shape.isNothing() || !all.add(shape)) {
            return;
        }
        for (var facet : shape.facets().values()) {
            switch (facet) {
                case Facet.Plain ignored -> {}
                case Facet.Numeric ignored -> {}
                case Facet.Members(var element) -> collect(element, all);
                case Facet.Fields(var fields) -> fields.values().forEach(field -> collect(field, all));
                case Facet.Entries(var value) -> collect(value, all);
            }
        }
    }

    /** All that matters for giving a value back. */
    private static String outline(Shape shape) {
        return shape.facets().entrySet().stream()
                .map(entry -> entry.getKey() + outline(entry.getValue()))
                .collect(Collectors.joining(",", "<", ">"));
    }

    private static String outline(Facet facet) {
        return switch (facet) {
            case Facet.Plain ignored -> "";
            case Facet.Numeric ignored -> "";
            case Facet.Members(var element) -> outline(element);
            case Facet.Fields(var fields) ->
                fields.entrySet().stream()
                        .map(field -> Names.quoted(field.getKey()) + outline(field.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Facet.Entries(var value) -> "*" + outline(value);
        };
    }
}
