// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import dev.tablegate.core.registry.RequiredService;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The services that a component takes: as its own description says, or else as its bundle's manifest says. */
record Requirements(ServiceComponentRuntime components) {

    List<RequiredService> of(ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        return component(bundle, reference.getProperty("component.name"))
                .map(description -> Arrays.stream(description.references).map(taken -> taken.interfaceName))
                .orElseGet(() -> declared(bundle))
                .distinct()
                .map(name -> new RequiredService(name, load(bundle, name)))
                .toList();
    }

    private Optional<ComponentDescriptionDTO> component(Bundle bundle, Object name) {
        return name instanceof String text
                ? Optional.ofNullable(components.getComponentDescriptionDTO(bundle, text))
                : Optional.empty();
    }

    private static Stream<String> declared(Bundle bundle) {
        return Optional.ofNullable(bundle.getHeaders("").get(Constants.REQUIRE_CAPABILITY)).stream()
                .flatMap(header -> ServiceRequirements.in(header).stream());
    }

    private static Optional<Class<?>> load(Bundle bundle, String name) {
        try {
            return Optional.of(bundle.loadClass(name));
        } catch (ClassNotFoundException | LinkageError unknown) {
            // What cannot be looked at counts as the most dangerous; the check says so to the author.
            return Optional.empty();
        }
    }
}
