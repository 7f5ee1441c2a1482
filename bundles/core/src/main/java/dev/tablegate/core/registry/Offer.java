// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service that a bundle offers, seen without the framework.
 *
 * @param service the instance
 * @param id the service's id
 * @param ranking the service's ranking
 * @param properties the service's properties
 * @param origin where it comes from
 * @param requires the services that it takes
 */
public record Offer<S>(
        S service,
        long id,
        int ranking,
        Map<String, Object> properties,
        Origin origin,
        List<RequiredService> requires) {

    /** A property that is a text; empty if it is not there or blank. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(properties.get(key)).map(Object::toString).filter(text -> !text.isBlank());
    }
}
