// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where browsers may be sent to: https, or a program on the browser's own machine, whose port may vary. */
@Component(service = Redirects.class, configurationPid = "dev.tablegate.auth.redirects")
@Designate(ocd = Redirects.Config.class)
public final class Redirects {

    private static final Pattern LOOPBACK = Pattern.compile("127(?:\\.\\d{1,3}){3}|\\[::1]|localhost");
    private static final int LONGEST = 2_000;

    /** What a browser itself would act upon. */
    private static final Set<String> NEVER =
            Set.of("http", "javascript", "data", "vbscript", "file", "blob", "about", "filesystem", "view-source");

    private final boolean localhost;
    private final Set<String> schemes;

    /** How far an address may differ from the one that was registered. */
    @ObjectClassDefinition(
            name = "Tablegate redirects",
            description = "Where clients may have browsers sent to with the answer.")
    public @interface Config {

        @AttributeDefinition(
                name = "Any port of localhost",
                description = "Whether the port of http://localhost may differ from the registered one, as that of"
                        + " 127.0.0.1 and [::1] always may. Many clients need it.")
        boolean anyPortOfLocalhost() default true;

        @AttributeDefinition(
                name = "Schemes",
                description =
                        "Schemes of programs on the browser's machine that may be sent the answer besides, such as"
                                + " cursor for Cursor. Any program there can claim a scheme.")
        String[] schemes() default {};
    }

    @Activate
    public Redirects(Config config) {
        localhost = config.anyPortOfLocalhost();
        schemes = Stream.of(config.schemes())
                .map(scheme -> scheme.toLowerCase(Locale.ROOT))
                .filter(scheme -> !NEVER.contains(scheme))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks an address that a client registers.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    String checked(String address) {
        return checked(address, schemes);
    }

    /** The same for where no program on the browser's machine may be meant but by http. */
    static String onTheWeb(String address) {
        return checked(address, Set.of());
    }

    private static String checked(String address, Set<String> schemes) {
        URI uri =
                parse(address).orElseThrow(() -> new IllegalArgumentException("A redirect address is not an address."));
        if (uri.getRawFragment() != null || uri.getRawUserInfo() != null || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "A redirect address has a host, and neither a fragment nor a user in it.");
        }
        boolean known = "https".equals(uri.getScheme()) || schemes.contains(uri.getScheme());
        if (!known && !("http".equals(uri.getScheme()) && isLoopback(uri))) {
            throw new IllegalArgumentException(
                    "A redirect address begins with https://, or with http:// and localhost, 127.0.0.1 or [::1]. An"
                            + " administrator can allow other schemes: schemes in dev.tablegate.auth.redirects.");
        }
        return address;
    }

    /** Whether one of the registered addresses is the one of a request. The port of a loopback address is free. */
    boolean match(List<String> registered, String asked) {
        return registered.stream().anyMatch(one -> one.equals(asked) || sameButPort(one, asked));
    }

    /** Whether the browser hands the answer to a program on its own machine. */
    static boolean isLocal(String address) {
        return parse(address).filter(uri -> isLoopback(uri) || !isWeb(uri)).isPresent();
    }

    /** Host and port, for people; with the scheme if it is not one of the web. */
    static String host(String address) {
        return parse(address)
                .map(uri -> isWeb(uri) ? uri.getRawAuthority() : uri.getScheme() + "://" + uri.getRawAuthority())
                .orElse(address);
    }

    private static boolean isWeb(URI uri) {
        return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    }

    /** The address without the port of a loopback address: equal for registrations that differ in nothing else. */
    String pattern(String address) {
        return parse(address)
                .filter(this::anyPort)
                .map(uri -> uri.getScheme() + "://" + uri.getHost() + rest(uri))
                .orElse(address);
    }

    private boolean sameButPort(String registered, String asked) {
        Optional<URI> one = parse(registered).filter(this::anyPort);
        Optional<URI> other = parse(asked).filter(this::anyPort);
        return one.isPresent()
                && other.isPresent()
                && other.get().getRawUserInfo() == null
                && other.get().getRawFragment() == null
                && one.get().getScheme().equals(other.get().getScheme())
                && one.get().getHost().equals(other.get().getHost())
                && rest(one.get()).equals(rest(other.get()));
    }

    private boolean anyPort(URI uri) {
        return isWeb(uri) && isLoopback(uri) && (localhost || !"localhost".equalsIgnoreCase(uri.getHost()));
    }

    private static String rest(URI uri) {
        return uri.getRawPath()
                + Optional.ofNullable(uri.getRawQuery())
                        .map(query -> "?" + query)
                        .orElse("");
    }

    private static boolean isLoopback(URI uri) {
        return uri.getHost() != null
                && LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    private static Optional<URI> parse(String address) {
        try {
            URI uri = new URI(address);
            return address.length() <= LONGEST && uri.isAbsolute() ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
