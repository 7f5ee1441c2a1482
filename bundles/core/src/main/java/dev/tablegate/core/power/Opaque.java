// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.power;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.catalog.Channel;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Objects that show one interface and nothing of what is behind it: no field, class or class loader of the host can be
 * reached by reflection, since what holds it belongs to the Java runtime and is closed there.
 */
final class Opaque {

    private static final Logger LOG = LoggerFactory.getLogger(Opaque.class);

    private static final Object[] NONE = {};
    private static final MethodHandle ANSWER;

    static {
        try {
            ANSWER = MethodHandles.lookup()
                    .findStatic(
                            Opaque.class,
                            "answer",
                            MethodType.methodType(
                                    Object.class, Answering.class, Object.class, Method.class, Object[].class));
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
         * @return null from a method that returns nothing
         */
        @Nullable
        Object answer(Object self, Method method, Object[] arguments) throws Throwable;
    }

    /** What makes objects answer; made once, shared by many objects. */
    static InvocationHandler handler(Answering answering) {
        return MethodHandleProxies.asInterfaceInstance(InvocationHandler.class, ANSWER.bindTo(answering));
    }

    /** The runtime has null where a method takes no arguments. */
    private static @Nullable Object answer(
            Answering answering, Object self, Method method, Object @Nullable [] arguments) throws Throwable {
        return answering.answer(self, method, arguments == null ? NONE : arguments);
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

    /** What is thrown, without what caused it: a class of the host leads to everything else of it. */
    static Throwable failure(Throwable thrown) {
        if (thrown instanceof Channel.Suspended) {
            // No failure to be told of, and none that a tool could mistake for one: the call will be repeated.
            return new CancellationException("The call is repeated with the client's answer.");
        }
        if (thrown instanceof ToolException told) {
            if (told.getCause() == null && told.code() instanceof ToolException.Standard) {
                return told;
            }
            LOG.debug("A power failed", thrown);
            var code = told.code() instanceof ToolException.Standard standard ? standard : standard(told);
            return new ToolException(code, told.getMessage());
        }
        boolean plain = thrown.getCause() == null && thrown.getClass().getClassLoader() == null;
        if (plain) {
            return thrown;
        }
        LOG.error("A power failed inside", thrown);
        return new ToolException(
                ToolException.Standard.INTERNAL, "This failed inside. The cause stands in the server's log.");
    }

    private static ToolException.Standard standard(ToolException told) {
        return switch (told.code().kind()) {
            case CALLER -> ToolException.Standard.INVALID_INPUT;
            case DENIED -> ToolException.Standard.DENIED;
            case CONFLICT -> ToolException.Standard.STALE;
            case BUSY -> ToolException.Standard.UNAVAILABLE;
            case UPSTREAM -> ToolException.Standard.UPSTREAM_FAILED;
            case INTERNAL -> ToolException.Standard.INTERNAL;
        };
    }
}
