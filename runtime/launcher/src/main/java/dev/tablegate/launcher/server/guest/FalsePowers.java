// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server.guest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Knows services of guests that pass for powers of the platform. */
final class FalsePowers {

    private static final String API = "dev.tablegate.api.";

    /** The annotation of powers; its class belongs to a bundle, so it is known here by name only. */
    private static final String POWER = API + "tool.Power";

    private final Guests guests;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    FalsePowers(Guests guests) {
        this.guests = guests;
    }

    boolean offered(ServiceReference<?> reference) {
        return Stream.of((String[]) reference.getProperty(Constants.OBJECTCLASS))
                .anyMatch(name -> name.startsWith(API) && power(name));
    }

    private boolean power(String name) {
        return guests.contracts()
                .map(contracts -> known.computeIfAbsent(name, type -> annotated(contracts, type)))
                .orElse(true);
    }

    /** What is not in the contracts is nothing that anybody asks for. */
    private static boolean annotated(Bundle contracts, String type) {
        return load(contracts, type).stream()
                .flatMap(found -> Stream.of(found.getAnnotations()))
                .anyMatch(annotation -> annotation.annotationType().getName().equals(POWER));
    }

    private static Optional<Class<?>> load(Bundle contracts, String type) {
        try {
            return Optional.of(contracts.loadClass(type));
        } catch (ClassNotFoundException notThere) {
            return Optional.empty();
        }
    }
}
