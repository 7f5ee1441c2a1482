// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.schema;

import dev.tablegate.api.data.Value;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** All components of a record and of the records inside it. */
public final class Components {

    private static final Set<Class<?>> LEAVES = Set.of(
            String.class,
            boolean.class,
            Boolean.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            double.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            Instant.class,
            Duration.class,
            Value.class,
            Object.class,
            byte[].class);

    private static final Set<Class<?>> CONTAINERS =
            Set.of(Optional.class, List.class, Set.class, Map.class, SequencedMap.class);

    private final List<Component> found = new ArrayList<>();
    private final Set<Class<?>> seen = new HashSet<>();

    private Components() {}

    /**
     * A component and where it is.
     *
     * @param path as in {@code filter.conditions.attribute}
     */
    public record Component(String path, RecordComponent component) {}

    /**
     * The components, outermost first.
     *
     * @throws IllegalArgumentException with a sentence, if a type is none that can stand in a schema
     */
    public static List<Component> of(Class<?> type) {
        var components = new Components();
        components.record(type, "");
        return List.copyOf(components.found);
    }

    private void record(Class<?> type, String prefix) {
        if (!seen.add(type)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + component.getName();
            found.add(new Component(path, component));
            visit(component.getGenericType(), path);
        }
    }

    private void visit(Type type, String path) {
        if (type instanceof ParameterizedType container
                && container.getRawType() instanceof Class<?> raw
                && CONTAINERS.contains(raw)) {
            Type[] parameters = container.getActualTypeArguments();
            if (parameters.length == 2 && parameters[0] != String.class) {
                throw new IllegalArgumentException("'" + path + "' is a map whose keys are no strings. Use String.");
            }
            visit(parameters[parameters.length - 1], path);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            record(plain, path + ".");
        } else if (!(type instanceof Class<?> plain && (LEAVES.contains(plain) || plain.isEnum()))) {
            throw new IllegalArgumentException("'" + path + "' has the type " + type.getTypeName()
                    + ", for which there is no schema. Use records, enums, String, boolean, int, long, double,"
                    + " BigDecimal, BigInteger, Instant, Duration, Value, or an Optional, List, Set or Map of these.");
        }
    }
}
