// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
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

/** What an authorization request must be like, beyond what its parser asks for. */
final class AuthorizeRules {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int LONGEST_STATE = 2_000;

    private AuthorizeRules() {}

    /** The request is refused; the answer goes back to the client by the browser. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient ErrorObject error;

        Refused(ErrorObject error, String description) {
            super(description, null, false, false);
            this.error = error.setDescription(description);
        }

        ErrorObject error() {
            return error;
        }
    }

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

    /** What a request asks for. */
    record Wish(String challenge, Scope scope, Optional<String> state, Optional<String> profile) {}

    static Wish check(Map<String, List<String>> parameters, HttpServletRequest http, Addresses addresses)
            throws Refused {
        Optional<String> state = one(parameters, "state");
        require(!repeated(parameters), OAuth2Error.INVALID_REQUEST, "Send each parameter once.");
        require(
                state.orElse("").length() <= LONGEST_STATE,
                OAuth2Error.INVALID_REQUEST,
                "state is longer than " + LONGEST_STATE + " characters.");
        require(
                !parameters.containsKey("request"),
                OAuth2Error.REQUEST_NOT_SUPPORTED,
                "Send the parameters themselves, not a request object.");
        require(
                !parameters.containsKey("request_uri"),
                OAuth2Error.REQUEST_URI_NOT_SUPPORTED,
                "Send the parameters themselves, not their address.");
        require(
                one(parameters, "response_type").orElse("").equals("code"),
                OAuth2Error.UNSUPPORTED_RESPONSE_TYPE,
                "response_type must be code.");
        require(
                one(parameters, "response_mode").orElse("query").equals("query"),
                OAuth2Error.INVALID_REQUEST,
                "response_mode must be query, or left out.");
        AuthorizationRequest request = parsed(parameters);
        String challenge = challenge(request);
        List<URI> resources = Optional.ofNullable(request.getResources()).orElse(List.of());
        for (URI resource : resources) {
            require(
                    addresses.isOurs(http, resource),
                    OAuth2Error.INVALID_TARGET,
                    "resource must be this server's MCP endpoint.");
        }
        Scope scope = ScopeNames.parse(one(parameters, "scope").orElse(""))
                .orElseThrow(() -> new Refused(
                        OAuth2Error.INVALID_SCOPE,
                        "scope may hold " + ScopeNames.text(Scope.FULL) + "; the short names read, stage and full"
                                + " stand for groups of them."));
        return new Wish(challenge, scope, state, resources.stream().findFirst().flatMap(Addresses::profileIn));
    }

    private static AuthorizationRequest parsed(Map<String, List<String>> parameters) throws Refused {
        try {
            return AuthorizationRequest.parse(parameters);
        } catch (ParseException e) {
            throw new Refused(
                    OAuth2Error.INVALID_REQUEST,
                    Optional.ofNullable(e.getMessage()).orElse("The request is malformed."));
        }
    }

    private static String challenge(AuthorizationRequest request) throws Refused {
        String challenge = Optional.ofNullable(request.getCodeChallenge())
                .map(value -> String.valueOf(value.getValue()))
                .orElse("");
        require(
                CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())
                        && CHALLENGE.matcher(challenge).matches(),
                OAuth2Error.INVALID_REQUEST,
                "PKCE is required: send code_challenge with code_challenge_method=S256.");
        return challenge;
    }

    private static void require(boolean holds, ErrorObject error, String description) throws Refused {
        if (!holds) {
            throw new Refused(error, description);
        }
    }
}
