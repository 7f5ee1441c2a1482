// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import dev.tablegate.api.tool.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an authorization request must be like. */
final class AuthorizeRules {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int LONGEST_STATE = 2_000;

    private AuthorizeRules() {}

    /** The parameters, each of which may stand there once. */
    static Map<String, List<String>> parameters(HttpServletRequest request) {
        var all = new HashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> all.put(name, new ArrayList<>(Arrays.asList(values))));
        return all;
    }

    static Optional<String> one(Map<String, List<String>> parameters, String name) {
        return Optional.ofNullable(parameters.get(name))
                .filter(values -> values.size() == 1)
                .map(values -> values.get(0));
    }

    static boolean repeated(Map<String, List<String>> parameters) {
        return parameters.values().stream().anyMatch(values -> values.size() != 1);
    }

    /**
     * What a request asks for.
     *
     * @param resource the resource that the client names; empty if it names none
     */
    record Wish(
            String challenge, Scope scope, Optional<String> state, Optional<URI> resource, Optional<String> profile) {}

    static Wish check(Map<String, List<String>> parameters, HttpServletRequest http, Addresses addresses)
            throws Refusal {
        requireKnownForm(parameters);
        Optional<URI> resource = resource(parameters);
        if (resource.filter(named -> !addresses.isOurs(http, named)).isPresent()) {
            throw Refusal.target();
        }
        Scope scope = ScopeNames.parse(one(parameters, "scope").orElse(""))
                .orElseThrow(() -> new Refusal(
                        OAuth2Error.INVALID_SCOPE_CODE,
                        "scope may hold " + ScopeNames.text(Scope.FULL) + "; the short names read, stage and full"
                                + " stand for groups of them."));
        return new Wish(
                challenge(parameters),
                scope,
                one(parameters, "state"),
                resource,
                resource.flatMap(Addresses::profileIn));
    }

    private static void requireKnownForm(Map<String, List<String>> parameters) throws Refusal {
        require(!repeated(parameters), OAuth2Error.INVALID_REQUEST_CODE, "Send each parameter once.");
        require(
                one(parameters, "state").orElse("").length() <= LONGEST_STATE,
                OAuth2Error.INVALID_REQUEST_CODE,
                "state is longer than " + LONGEST_STATE + " characters.");
        require(
                !parameters.containsKey("request"),
                OAuth2Error.REQUEST_NOT_SUPPORTED_CODE,
                "Send the parameters themselves, not a request object.");
        require(
                !parameters.containsKey("request_uri"),
                OAuth2Error.REQUEST_URI_NOT_SUPPORTED_CODE,
                "Send the parameters themselves, not their address.");
        require(
                parameters.containsKey("response_type"),
                OAuth2Error.INVALID_REQUEST_CODE,
                "response_type is missing; it must be code.");
        require(
                one(parameters, "response_type").orElse("").equals("code"),
                OAuth2Error.UNSUPPORTED_RESPONSE_TYPE_CODE,
                "response_type must be code.");
        require(
                one(parameters, "response_mode").orElse("query").equals("query"),
                OAuth2Error.INVALID_REQUEST_CODE,
                "response_mode must be query, or left out.");
    }

    private static Optional<URI> resource(Map<String, List<String>> parameters) throws Refusal {
        try {
            return one(parameters, "resource").map(URI::create);
        } catch (IllegalArgumentException notAnAddress) {
            throw Refusal.target();
        }
    }

    private static String challenge(Map<String, List<String>> parameters) throws Refusal {
        String challenge = one(parameters, "code_challenge").orElse("");
        String method = one(parameters, "code_challenge_method").orElse("");
        require(
                method.equals(CodeChallengeMethod.S256.getValue())
                        && CHALLENGE.matcher(challenge).matches(),
                OAuth2Error.INVALID_REQUEST_CODE,
                "PKCE is required: send code_challenge with code_challenge_method=S256.");
        return challenge;
    }

    private static void require(boolean holds, String code, String sentence) throws Refusal {
        if (!holds) {
            throw new Refusal(code, sentence);
        }
    }
}
