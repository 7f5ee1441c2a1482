// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Challenges;
import java.net.URI;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Challenges of the Bearer scheme, RFC 6750, which lead to the metadata of RFC 9728. */
@Component
public final class BearerChallenges implements Challenges {

    private final Addresses addresses;

    @Activate
    public BearerChallenges(@Reference Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public String unauthorized(URI asked, boolean tokenPresented) {
        String challenge = start(asked) + ", scope=\"" + String.join(" ", ScopeNames.FIRST) + "\"";
        return tokenPresented
                ? challenge
                        + ", error=\"invalid_token\", error_description=\"The token is unknown, expired or revoked\""
                : challenge;
    }

    @Override
    public String insufficientScope(URI asked, Scope needed, String operation) {
        return start(asked) + ", error=\"insufficient_scope\", scope=\"" + ScopeNames.text(needed)
                + "\", error_description=\"" + quotable(operation) + " needs the "
                + needed.name().toLowerCase(Locale.ROOT) + " scope\"";
    }

    private String start(URI asked) {
        return "Bearer realm=\"tablegate\", resource_metadata=\"" + addresses.metadataOf(asked) + "\"";
    }

    /** What a client sent may not end the quotes, nor the header. */
    private static String quotable(String text) {
        return text.replaceAll("[^\\x20-\\x7E]|[\"\\\\]", "?");
    }
}
