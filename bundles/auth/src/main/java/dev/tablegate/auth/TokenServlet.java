// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.Identifier;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The token endpoint: codes, refresh tokens and secrets for access tokens. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/token")
public final class TokenServlet extends OAuthServlet {

    private static final long serialVersionUID = 1L;
    private static final int PER_MINUTE = 300;

    private final transient ClientCheck clients;
    private final transient Codes codes;
    private final transient Refreshes refreshes;
    private final transient ApiTokens apiTokens;
    private final transient Gate gate;
    private final transient Addresses addresses;

    @Activate
    public TokenServlet(
            @Reference ClientCheck clients,
            @Reference Codes codes,
            @Reference Refreshes refreshes,
            @Reference ApiTokens apiTokens,
            @Reference Gate gate,
            @Reference Addresses addresses) {
        super(Readers.PROGRAMS, new Rate(gate.clock(), PER_MINUTE));
        this.clients = clients;
        this.codes = codes;
        this.refreshes = refreshes;
        this.apiTokens = apiTokens;
        this.gate = gate;
        this.addresses = addresses;
    }

    @Override
    void answer(HttpServletRequest http, HttpServletResponse response) throws IOException, Refusal {
        gate.requireOpen();
        TokenRequest request = parsed(http);
        Issued issued = issue(http, request);
        var access = new BearerAccessToken(
                issued.access(), issued.lasts().toSeconds(), Scope.parse(ScopeNames.text(issued.scope())));
        var tokens = new Tokens(access, issued.refresh().map(RefreshToken::new).orElse(null));
        Answers.json(
                response,
                HttpServletResponse.SC_OK,
                new AccessTokenResponse(tokens).toJSONObject().toJSONString());
    }

    private Issued issue(HttpServletRequest http, TokenRequest request) throws Refusal {
        return switch (request.getAuthorizationGrant()) {
            case AuthorizationCodeGrant code -> {
                Known client = client(request);
                yield codes.redeem(
                        code.getAuthorizationCode().getValue(), client.id(), proof(code, resources(http, request)));
            }
            case RefreshTokenGrant refresh -> {
                Known client = client(request);
                resources(http, request);
                yield refreshes.exchange(refresh.getRefreshToken().getValue(), client.id(), scope(request));
            }
            case ClientCredentialsGrant unused -> {
                Known client = clients.withSecret(http, request.getClientAuthentication());
                resources(http, request);
                yield apiTokens.issue(client, scope(request));
            }
            default ->
                throw new Refusal(
                        OAuth2Error.UNSUPPORTED_GRANT_TYPE_CODE,
                        "grant_type must be authorization_code, refresh_token or client_credentials.");
        };
    }

    private static TokenRequest parsed(HttpServletRequest http) throws IOException, Refusal {
        try {
            return TokenRequest.parse(Forms.read(http));
        } catch (ParseException e) {
            String code = Optional.ofNullable(e.getErrorObject())
                    .map(ErrorObject::getCode)
                    .orElse(OAuth2Error.INVALID_REQUEST_CODE);
            throw switch (code) {
                case OAuth2Error.INVALID_CLIENT_CODE ->
                    Refusal.client("Send the client's id and secret, by the header or by the body.");
                case "invalid_resource", OAuth2Error.INVALID_TARGET_CODE -> Refusal.target();
                case OAuth2Error.UNSUPPORTED_GRANT_TYPE_CODE ->
                    new Refusal(code, "grant_type must be authorization_code, refresh_token or client_credentials.");
                default ->
                    new Refusal(
                            code,
                            "The request is malformed: it needs grant_type, client_id, and code with code_verifier"
                                    + " or refresh_token, each once.");
            };
        }
    }

    private List<URI> resources(HttpServletRequest http, TokenRequest request) throws Refusal {
        List<URI> resources = Optional.ofNullable(request.getResources()).orElse(List.of());
        if (!resources.stream().allMatch(resource -> addresses.isOurs(http, resource))) {
            throw Refusal.target();
        }
        return resources;
    }

    private static Optional<dev.tablegate.api.tool.Scope> scope(TokenRequest request) throws Refusal {
        Optional<String> asked =
                Optional.ofNullable(request.getScope()).map(Scope::toString).filter(text -> !text.isBlank());
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ScopeNames.parse(asked.get())
                .orElseThrow(() -> new Refusal(
                        OAuth2Error.INVALID_SCOPE_CODE,
                        "scope may hold " + ScopeNames.text(dev.tablegate.api.tool.Scope.FULL) + ".")));
    }

    private Known client(TokenRequest request) throws Refusal {
        if (request.getClientAuthentication() != null) {
            throw Refusal.client(
                    "This kind of client has no secret. Send client_id in the body, and PKCE's code_verifier.");
        }
        return clients.withoutSecret(Optional.ofNullable(request.getClientID()).map(Identifier::getValue));
    }

    private static Code.Proof proof(AuthorizationCodeGrant grant, List<URI> resources) {
        Optional<String> challenge = Optional.ofNullable(grant.getCodeVerifier())
                .map(verifier -> CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                        .getValue());
        return new Code.Proof(
                challenge, Optional.ofNullable(grant.getRedirectionURI()).map(URI::toString), resources);
    }
}
