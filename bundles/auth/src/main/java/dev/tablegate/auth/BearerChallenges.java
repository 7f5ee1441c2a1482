// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Challenges;
import java.util.Locale;
import org.osgi.service.component.annotations.Component;

/** Challenges of the Bearer scheme, RFC 6750. */
@Component
public final class BearerChallenges implements Challenges {

    private static final String REALM = "Bearer realm=\"tablegate\"";

    @Override
    public String unauthorized(boolean tokenPresented) {
        String challenge = REALM + ", scope=\"schemas:read query\"";
        return tokenPresented ? challenge + ", error=\"invalid_token\"" : challenge;
    }

    @Override
    public String insufficientScope(Scope needed, String operation) {
        return REALM + ", error=\"insufficient_scope\", scope=\"" + names(needed) + "\", error_description=\""
                + quotable(operation) + " needs the " + needed.name().toLowerCase(Locale.ROOT) + " scope\"";
    }

    private static String names(Scope scope) {
        return switch (scope) {
            case READ -> "schemas:read query model";
            case STAGE -> names(Scope.READ) + " stage";
            case FULL -> names(Scope.STAGE) + " views export";
        };
    }

    /** What a client sent may not end the quotes, nor the header. */
    private static String quotable(String text) {
        return text.replaceAll("[^\\x20-\\x7E]|[\"\\\\]", "?");
    }
}
