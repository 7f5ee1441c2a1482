// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The name under which clients know the server. It is set once, for the authorization server, and holds here, too. */
@Component(service = PublicName.class, configurationPid = "dev.tablegate.auth")
public final class PublicName {

    private final Optional<String> authority;

    @Activate
    public PublicName(Map<String, Object> settings) {
        String address = String.valueOf(settings.getOrDefault("publicAddress", ""));
        authority = Optional.of(address.strip())
                .filter(text -> !text.isEmpty())
                .flatMap(text -> Optional.ofNullable(URI.create(text).getRawAuthority()));
    }

    /** Host and port, the port only if it is not the usual one. */
    Optional<String> authority() {
        return authority;
    }
}
