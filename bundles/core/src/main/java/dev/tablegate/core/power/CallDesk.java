// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.power;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;

/**
 * Gives each running call a pass to be shown to contributions, and takes passes back where powers are used. A pass ends
 * with its call, and nobody else can make one: a contribution cannot act for another connection.
 */
@Component(service = CallDesk.class)
public final class CallDesk {

    private final Map<Key, Call> running = new ConcurrentHashMap<>();
    private final InvocationHandler handler = Opaque.handler(this::answer);

    /** By identity: what a pass says of itself counts for nothing. */
    private record Key(Object pass) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key(var otherPass) && otherPass == pass;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(pass);
        }
    }

    /** A pass for a call that begins. */
    public Call admit(Call call) {
        Call pass = Opaque.of(Call.class, handler);
        running.put(new Key(pass), call);
        return pass;
    }

    /** Ends the pass. */
    public void dismiss(Call pass) {
        running.remove(new Key(pass));
    }

    /**
     * The call that a pass stands for.
     *
     * @throws ToolException if it is none of ours, or its call has ended
     */
    Call of(Call pass) {
        return Optional.ofNullable(running.get(new Key(pass)))
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.CANCELLED,
                        "A call and the services that take it work only until the tool returns, and only with the call"
                                + " that the tool was given."));
    }

    private Object answer(Object self, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return Opaque.ofEveryObject(self, method, arguments, Call.class);
        }
        try {
            return method.invoke(of((Call) self), arguments);
        } catch (InvocationTargetException thrown) {
            throw Opaque.failure(thrown.getTargetException());
        }
    }
}
