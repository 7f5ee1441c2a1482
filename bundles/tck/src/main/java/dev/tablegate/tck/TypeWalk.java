// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Doc;
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

/**
 * What a look at a record and the records inside it finds.
 *
 * @param undescribed paths of components without a description
 * @param unknown paths of components whose type no JSON Schema can show, with the type
 */
record TypeWalk(List<String> undescribed, List<String> unknown) {

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

    static TypeWalk of(Class<?> type) {
        var walk = new TypeWalk(new ArrayList<>(), new ArrayList<>());
        walk.record(type, "", new HashSet<>());
        return walk;
    }

    private void record(Class<?> type, String prefix, Set<Class<?>> seen) {
        if (!seen.add(type)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            var doc = component.getAnnotation(Doc.class);
            String path = prefix + component.getName();
            if (doc == null || doc.value().isBlank()) {
                undescribed.add(path);
            }
            visit(component.getGenericType(), path, seen);
        }
    }

    private void visit(Type type, String path, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType container
                && container.getRawType() instanceof Class<?> raw
                && CONTAINERS.contains(raw)) {
            Type[] held = container.getActualTypeArguments();
            if (held.length == 2 && held[0] != String.class) {
                unknown.add(path + ": a map whose keys are no strings");
            }
            visit(held[held.length - 1], path, seen);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            record(plain, path + ".", seen);
        } else if (!(type instanceof Class<?> plain && (LEAVES.contains(plain) || plain.isEnum()))) {
            unknown.add(path + ": " + type.getTypeName());
        }
    }
}
