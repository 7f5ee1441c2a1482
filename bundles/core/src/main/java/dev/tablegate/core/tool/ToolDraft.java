// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.tool;

import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.core.registry.Offer;
import dev.tablegate.core.registry.RequiredService;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a service says of itself as a tool, before anything of it is believed.
 *
 * @param scope empty if it is not declared or no such scope exists
 * @param type the class that implements it
 * @param requires the services that it takes
 */
record ToolDraft(
        String name,
        String title,
        String description,
        Optional<Scope> scope,
        Effect effect,
        boolean openWorld,
        Duration timeout,
        Class<?> type,
        List<RequiredService> requires) {

    private static final long DEFAULT_SECONDS = 60;
    private static final long MAX_SECONDS = 3600;

    /** What is not declared counts as the most dangerous choice. */
    static ToolDraft of(Offer<?> offer) {
        return new ToolDraft(
                offer.text("tool.name").orElse(""),
                offer.text("tool.title").orElse(""),
                offer.text("tool.description").orElse(""),
                constant(Scope.class, offer.text("tool.scope")),
                constant(Effect.class, offer.text("tool.effect")).orElse(Effect.DESTRUCTIVE),
                !offer.text("tool.openWorld").equals(Optional.of("false")),
                Duration.ofSeconds(seconds(offer)),
                offer.service().getClass(),
                offer.requires());
    }

    private static long seconds(Offer<?> offer) {
        long seconds = offer.properties().get("tool.timeoutSeconds") instanceof Number number
                ? number.longValue()
                : DEFAULT_SECONDS;
        return Math.clamp(seconds, 1, MAX_SECONDS);
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, Optional<String> name) {
        return name.map(text -> text.toUpperCase(Locale.ROOT))
                .flatMap(text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equals(text))
                        .findFirst());
    }
}
