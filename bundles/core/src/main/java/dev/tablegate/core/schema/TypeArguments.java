// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** The records that a class names where it implements an interface. */
public final class TypeArguments {

    private TypeArguments() {}

    /** The type arguments in order, or none if they are not all records named directly in the class. */
    public static List<Class<? extends Record>> records(Class<?> type, Class<?> contract) {
        for (Type declared : type.getGenericInterfaces()) {
            if (declared instanceof ParameterizedType clause && clause.getRawType() == contract) {
                return records(clause.getActualTypeArguments());
            }
        }
        return List.of();
    }

    private static List<Class<? extends Record>> records(Type[] arguments) {
        var records = new ArrayList<Class<? extends Record>>();
        for (Type argument : arguments) {
            if (!(argument instanceof Class<?> plain) || !plain.isRecord()) {
                return List.of();
            }
            records.add(plain.asSubclass(Record.class));
        }
        return records;
    }
}
