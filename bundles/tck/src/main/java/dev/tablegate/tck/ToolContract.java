// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Tool;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the host asks of every tool before it lists it. A tool's own test implements this and inherits the checks. */
public interface ToolContract {

    /** The tool under test. */
    Tool<?, ?> tool();

    @Test
    default void namesItsRecordsInItsImplementsClause() {
        assertEquals(2, records(tool()).size(), tool().getClass() + " does not implement Tool<I, O> with two records");
    }

    @Test
    default void describesEveryArgument() {
        var undescribed = new ArrayList<String>();
        collect(records(tool()).getFirst(), "", new HashSet<>(), undescribed);
        assertEquals(List.of(), undescribed, "arguments without @Doc");
    }

    @Test
    default void hasOneConstructorForItsServices() {
        assertEquals(1, tool().getClass().getConstructors().length, "public constructors");
        assertTrue(
                Stream.of(tool().getClass().getConstructors()[0].getParameterTypes())
                        .allMatch(Class::isInterface),
                "a tool is given services only");
    }

    private static List<Class<?>> records(Tool<?, ?> tool) {
        return Stream.of(tool.getClass().getGenericInterfaces())
                .filter(type -> type instanceof ParameterizedType of && of.getRawType() == Tool.class)
                .flatMap(type -> Stream.of(((ParameterizedType) type).getActualTypeArguments()))
                .<Class<?>>mapMulti((type, take) -> {
                    if (type instanceof Class<?> plain && plain.isRecord()) {
                        take.accept(plain);
                    }
                })
                .toList();
    }

    private static void collect(Class<?> type, String prefix, Set<Class<?>> seen, List<String> undescribed) {
        if (!seen.add(type)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            var doc = component.getAnnotation(Doc.class);
            if (doc == null || doc.value().isBlank()) {
                undescribed.add(prefix + component.getName());
            }
            visit(component.getGenericType(), prefix + component.getName() + ".", seen, undescribed);
        }
    }

    private static void visit(Type type, String prefix, Set<Class<?>> seen, List<String> undescribed) {
        if (type instanceof ParameterizedType container) {
            for (Type held : container.getActualTypeArguments()) {
                visit(held, prefix, seen, undescribed);
            }
        } else if (type instanceof Class<?> plain && plain.isRecord() && !Value.class.isAssignableFrom(plain)) {
            collect(plain, prefix, seen, undescribed);
        }
    }
}
