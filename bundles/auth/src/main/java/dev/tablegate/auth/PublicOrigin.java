// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.access.Origin;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;

/** The configured public address, else where HTTP listens. */
@Component(configurationPid = "dev.tablegate.auth")
public final class PublicOrigin implements Origin {

    private final URI address;

    @Activate
    public PublicOrigin(
            Addresses.Config config,
            @Reference(service = HttpServiceRuntime.class, target = "(osgi.http.endpoint=*)")
                    Map<String, Object> runtime) {
        String configured = config.publicAddress().strip().replaceAll("/+$", "");
        this.address = URI.create(configured.isEmpty() ? listening(runtime) : configured);
    }

    @Override
    public URI address() {
        return address;
    }

    private static String listening(Map<String, Object> runtime) {
        return Stream.of(runtime.get("osgi.http.endpoint"))
                .flatMap(endpoints -> endpoints instanceof String[] all ? Stream.of(all) : Stream.of("" + endpoints))
                .filter(endpoint -> endpoint.startsWith("http"))
                .findFirst()
                .map(endpoint -> endpoint.replaceAll("/+$", ""))
                .orElseThrow(() -> new IllegalStateException("HTTP listens nowhere"));
    }
}
