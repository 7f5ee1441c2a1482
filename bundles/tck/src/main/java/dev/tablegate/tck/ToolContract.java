// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
        assertEquals(List.of(), TypeWalk.of(records(tool()).getFirst()).undescribed(), "arguments without @Doc");
    }

    @Test
    default void hasTypesThatAJsonSchemaCanShow() {
        var unknown = new ArrayList<String>();
        records(tool()).forEach(record -> TypeWalk.of(record).unknown().forEach(unknown::add));
        assertEquals(List.of(), unknown, "types that the host cannot show");
    }

    @Test
    default void declaresItselfAsClientsNeedIt() throws IOException {
        var declared = Declared.with(ToolInfo.class, tool().getClass());
        assertTrue(
                declared.getOrDefault("name", "").matches("[A-Za-z0-9_.-]{1,64}"),
                "the name has 1 to 64 characters of A-Z, a-z, 0-9, '_', '.' and '-'");
        assertFalse(declared.getOrDefault("title", "").isBlank(), "a title for people");
        assertFalse(declared.getOrDefault("description", "").isBlank(), "a description for a model");
        assertTrue(declared.containsKey("scope"), "a scope");
    }

    @Test
    default void hasOneConstructorForItsServices() {
        assertEquals(1, tool().getClass().getConstructors().length, "public constructors");
        assertTrue(
                Stream.of(tool().getClass().getConstructors()[0].getParameterTypes())
                        .allMatch(type -> type.isInterface() || type == Optional.class),
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
}
