// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.fake;

import dev.tablegate.core.registry.Offer;
import dev.tablegate.core.registry.Origin;
import dev.tablegate.core.registry.RequiredService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Offers with the properties that a well-made component has. */
public record Offers<S>(
        S service, long id, int ranking, long bundle, Map<String, Object> properties, List<RequiredService> requires) {

    public static <S> Offers<S> tool(S service, long id) {
        return new Offers<>(
                service,
                id,
                0,
                id,
                Map.of(
                        "tool.name", "echo",
                        "tool.title", "Echo",
                        "tool.description", "Says it again.",
                        "tool.scope", "READ",
                        "tool.effect", "NONE",
                        "tool.openWorld", false),
                List.of());
    }

    public static <S> Offers<S> prompt(S service, long id) {
        return new Offers<>(
                service,
                id,
                0,
                id,
                Map.of("prompt.name", "tour", "prompt.title", "Tour", "prompt.description", "Shows a table."),
                List.of());
    }

    public static <S> Offers<S> plain(S service, long id) {
        return new Offers<>(service, id, 0, id, Map.of("component.name", "component" + id), List.of());
    }

    public Offers<S> with(String key, Object value) {
        var changed = new HashMap<>(properties);
        changed.put(key, value);
        return new Offers<>(service, id, ranking, bundle, Map.copyOf(changed), requires);
    }

    public Offers<S> without(String key) {
        var changed = new HashMap<>(properties);
        changed.remove(key);
        return new Offers<>(service, id, ranking, bundle, Map.copyOf(changed), requires);
    }

    public Offers<S> ranked(int other) {
        return new Offers<>(service, id, other, bundle, properties, requires);
    }

    public Offers<S> from(long other) {
        return new Offers<>(service, id, ranking, other, properties, requires);
    }

    public Offers<S> taking(Class<?> type) {
        return taking(new RequiredService(type.getName(), Optional.of(type)));
    }

    public Offers<S> taking(RequiredService required) {
        return new Offers<>(service, id, ranking, bundle, properties, List.of(required));
    }

    public Offer<S> offer() {
        return new Offer<>(
                service, id, ranking, properties, new Origin(bundle, "bundle" + bundle + " 1.0.0"), requires);
    }
}
