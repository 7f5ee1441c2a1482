// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin.health;

import dev.tablegate.admin.Health;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** No component of the platform failed to start. One that failed still announces its service, so that is no sign. */
@Component(property = {HealthCheck.NAME + "=Components", HealthCheck.TAGS + "=" + Health.TAG})
public final class ComponentsCheck implements HealthCheck {

    private static final String CAUSE = "Caused by: ";

    /** Of a component that failed only because another one did. */
    private static final String CONSEQUENCE = "Unable to get service for reference";

    private final BundleContext context;
    private final ServiceComponentRuntime components;

    @Activate
    public ComponentsCheck(BundleContext context, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Bundle[] platform =
                Stream.of(context.getBundles()).filter(BundlesCheck::platform).toArray(Bundle[]::new);
        components.getComponentDescriptionDTOs(platform).stream()
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .filter(component -> component.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .filter(component -> !trace(component).contains(CONSEQUENCE))
                .forEach(component -> log.critical("{} failed: {}", component.description.name, reason(component)));
        return new Result(log);
    }

    /** What the failure said, out of the trace that is all there is to read. */
    private static String reason(ComponentConfigurationDTO component) {
        return trace(component)
                .lines()
                .filter(line -> line.startsWith(CAUSE))
                .findFirst()
                .map(line -> line.substring(CAUSE.length()).replaceFirst("^[\\w.$]+: ", ""))
                .orElse("the log says why.");
    }

    private static String trace(ComponentConfigurationDTO component) {
        return Optional.ofNullable(component.failure).orElse("");
    }
}
