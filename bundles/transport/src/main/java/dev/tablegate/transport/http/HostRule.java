// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which names this server answers to. A page of a foreign site that points its own name at this machine still sends
 * that name, so the names of this machine are enough to tell it apart.
 */
public final class HostRule {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> extra;

    /** @param extra more names, each with a port unless it is the default one */
    public HostRule(Stream<String> extra) {
        this.extra = extra.map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a {@code Host} header names this server. */
    public boolean allowsHost(String host, int port) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        return extra.contains(name)
                || LOOPBACK.stream().anyMatch(own -> name.equals(own + ":" + port) || port == 80 && name.equals(own));
    }

    /** Whether an {@code Origin} header names a page of this server. */
    public boolean allowsOrigin(String origin, int port) {
        return authority(origin).filter(name -> allowsHost(name, port)).isPresent();
    }

    private static Optional<String> authority(String origin) {
        try {
            URI uri = new URI(origin.strip());
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getRawPath() == null || uri.getRawPath().isEmpty();
            return web && bare ? Optional.ofNullable(uri.getRawAuthority()) : Optional.empty();
        } catch (URISyntaxException notAnOrigin) {
            return Optional.empty();
        }
    }
}
