// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The addresses of this server, as clients know them. */
@Component(service = Addresses.class, configurationPid = "dev.tablegate.auth")
@Designate(ocd = Addresses.Config.class)
public final class Addresses {

    /** The path of the MCP endpoint. */
    static final String MCP = "/mcp";

    private static final String METADATA = "/.well-known/oauth-protected-resource";
    private static final Pattern PROFILE = Pattern.compile("(?:^|&)profile=([a-z0-9-]{1,63})(?:&|$)");

    private final Optional<String> publicAddress;

    /** How clients reach the server. */
    @ObjectClassDefinition(
            name = "Tablegate authorization",
            description = "How clients reach the authorization server.")
    public @interface Config {

        @AttributeDefinition(
                name = "Public address",
                description = "Scheme, host and port that clients use, such as https://mcp.example.org, when a proxy"
                        + " stands in front. Empty: whatever the client's request names.",
                required = false)
        String publicAddress() default "";
    }

    @Activate
    public Addresses(Config config) {
        String address = config.publicAddress().strip().replaceAll("/+$", "");
        publicAddress = address.isEmpty() ? Optional.empty() : Optional.of(checked(address));
    }

    private static String checked(String address) {
        URI uri = URI.create(address);
        boolean bare = uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawPath().isEmpty()
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        if (!bare || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("The public address must be scheme, host and port alone, such as"
                    + " https://mcp.example.org, and not " + address);
        }
        return originOf(uri);
    }

    /** The issuer, which is also where everything lies, without a path. */
    String issuer(HttpServletRequest request) {
        return origin(URI.create(request.getRequestURL().toString()));
    }

    private String origin(URI asked) {
        return publicAddress.orElseGet(() -> originOf(asked));
    }

    /** Scheme, host and port in one spelling. */
    private static String originOf(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String authority = String.valueOf(address.getRawAuthority()).toLowerCase(Locale.ROOT);
        String usual = scheme.equals("https") ? ":443" : ":80";
        return scheme + "://"
                + (authority.endsWith(usual) ? authority.substring(0, authority.length() - usual.length()) : authority);
    }

    /** Where the metadata of the resource is that was asked for. */
    String metadataOf(URI asked) {
        return origin(asked)
                + METADATA
                + MCP
                + profileIn(asked).map(slug -> "?profile=" + slug).orElse("");
    }

    /** The resource of a profile, or of none. */
    String resource(HttpServletRequest request, Optional<String> profile) {
        return issuer(request) + MCP + profile.map(slug -> "?profile=" + slug).orElse("");
    }

    /** An endpoint in one spelling, without what its query hints at. */
    static String endpoint(URI resource) {
        return originOf(resource) + MCP;
    }

    /** Whether an address names our endpoint; what its query says does not count. */
    boolean isOurs(HttpServletRequest request, URI resource) {
        String path = String.valueOf(resource.getRawPath());
        return originOf(resource).equals(issuer(request))
                && resource.getRawFragment() == null
                && (path.equals(MCP) || path.equals(MCP + "/"));
    }

    /** The profile that an address hints at. */
    static Optional<String> profileIn(URI address) {
        return profileIn(Optional.ofNullable(address.getRawQuery()).orElse(""));
    }

    static Optional<String> profileIn(String query) {
        Matcher matcher = PROFILE.matcher(query);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
