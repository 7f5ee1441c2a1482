// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.api.tool.Scope;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client with a secret, as an operator makes it in the console. */
record SecretClient(String id, String secret) {

    private static final Pattern SECRET = Pattern.compile("<pre id=\"tg-secret\"[^>]*>([^<]+)</pre>");
    private static final Pattern CLIENT = Pattern.compile("lient id: ([A-Za-z0-9_-]+)");

    static SecretClient made(Visitor operator, String name, String profile, Scope scope)
            throws IOException, InterruptedException {
        String page = operator.console(
                        "clients", Map.of("action", "create", "name", name, "profile", profile, "scope", scope.name()))
                .body();
        return new SecretClient(found(CLIENT, page), found(SECRET, page));
    }

    OAuthClient.Tokens tokens(Server server) {
        return OAuthClient.Tokens.of(new OAuthClient(server, id, "")
                .token(Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret)));
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(pattern + " is not in " + text);
        }
        return matcher.group(1);
    }
}
