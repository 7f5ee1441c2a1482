// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.host.catalog.Cancellation;
import dev.tablegate.transport.http.LazyResponse;
import dev.tablegate.transport.http.Pulse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The calls that run now: they can be cancelled by name, and all at once when the server stops. */
public final class Running implements AutoCloseable {

    private final Pulse pulse = new Pulse();
    private final Set<Cancellation> all = ConcurrentHashMap.newKeySet();
    private final Map<String, Cancellation> named = new ConcurrentHashMap<>();

    /** Runs a call on this thread. */
    public <T> T run(LazyResponse out, Cancellation cancellation, Supplier<T> call) {
        all.add(cancellation);
        pulse.add(out);
        try {
            return call.get();
        } finally {
            pulse.remove(out);
            all.remove(cancellation);
        }
    }

    /** As above, for a call that can be cancelled by its id within an owner's calls. */
    public <T> T run(String owner, JsonNode id, LazyResponse out, Cancellation cancellation, Supplier<T> call) {
        String name = name(owner, id);
        named.put(name, cancellation);
        try {
            return run(out, cancellation, call);
        } finally {
            named.remove(name, cancellation);
        }
    }

    /** Cancels a call, if it still runs. */
    public void cancel(String owner, JsonNode id, String reason) {
        Cancellation cancellation = named.get(name(owner, id));
        if (cancellation != null) {
            cancellation.cancel(reason);
        }
    }

    @Override
    public void close() {
        all.forEach(cancellation -> cancellation.cancel("the server stops"));
        pulse.close();
    }

    private static String name(String owner, JsonNode id) {
        return owner + ' ' + id;
    }
}
