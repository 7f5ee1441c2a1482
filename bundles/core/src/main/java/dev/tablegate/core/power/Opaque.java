// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.power;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Objects that show one interface and nothing of what is behind it: no field, class or class loader of the host can be
 * reached by reflection, since what holds it belongs to the Java runtime and is closed there.
 */
final class Opaque {

    private static final MethodHandle ANSWER;

    static {
        try {
            ANSWER = MethodHandles.lookup()
                    .findVirtual(
                            Answering.class,
                            "answer",
                            MethodType.methodType(Object.class, Object.class, Method.class, Object[].class));
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private Opaque() {}

    /** What answers for an opaque object. */
    interface Answering {

        /**
         * Answers a method of the interface.
         *
         * @param arguments empty if it takes none
         */
        Object answer(Object self, Method method, Object[] arguments) throws Throwable;
    }

    /** What makes objects answer; made once, shared by many objects. */
    static InvocationHandler handler(Answering answering) {
        return MethodHandleProxies.asInterfaceInstance(InvocationHandler.class, ANSWER.bindTo(answering));
    }

    /** A new object of that interface, which must be visible to its own loader alone. */
    static <T> T of(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** What every object can do, by identity; an object never tells what it is. */
    static Object ofEveryObject(Object self, Method method, Object[] arguments, Class<?> type) {
        return switch (method.getName()) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> type.getSimpleName();
        };
    }
}
