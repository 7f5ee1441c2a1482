// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.JakartaServletUtils;
import com.nimbusds.oauth2.sdk.id.Identifier;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import dev.tablegate.host.store.Entry;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
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
public final class TokenServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 64 * 1024;

    private final transient ClientCheck clients;
    private final transient Issuer issuer;
    private final transient Addresses addresses;

    @Activate
    public TokenServlet(@Reference ClientCheck clients, @Reference Issuer issuer, @Reference Addresses addresses) {
        this.clients = clients;
        this.issuer = issuer;
        this.addresses = addresses;
    }

    /** The request gets no token. */
    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient ErrorObject error;

        Refused(ErrorObject error, String description) {
            super(description, null, false, false);
            this.error = error;
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (clients.closed()) {
            response.setHeader("Retry-After", "60");
            Answers.error(
                    response,
                    new ErrorObject("temporarily_unavailable", null, 429),
                    "Too many wrong secrets came in. Try again in a minute.");
            return;
        }
        try {
            Issuer.Issued issued = serve(request);
            BearerAccessToken access = new BearerAccessToken(
                    issued.access(), Issuer.ACCESS.toSeconds(), Scope.parse(ScopeNames.text(issued.scope())));
            var tokens = new com.nimbusds.oauth2.sdk.token.Tokens(
                    access, issued.refresh().map(RefreshToken::new).orElse(null));
            Answers.json(
                    response,
                    HttpServletResponse.SC_OK,
                    new AccessTokenResponse(tokens).toJSONObject().toJSONString());
        } catch (Refused refused) {
            Answers.error(
                    response,
                    refused.error,
                    Optional.ofNullable(refused.getMessage()).orElse(""));
        }
    }

    private Issuer.Issued serve(HttpServletRequest http) throws IOException, Refused {
        if (ClientCheck.twice(http)) {
            throw new Refused(
                    OAuth2Error.INVALID_REQUEST, "Send the secret in the header or in the body, not in both.");
        }
        TokenRequest request = parsed(http);
        for (URI resource : Optional.ofNullable(request.getResources()).orElse(List.of())) {
            if (!addresses.isOurs(http, resource)) {
                throw new Refused(OAuth2Error.INVALID_TARGET, "resource must be this server's MCP endpoint.");
            }
        }
        AuthorizationGrant grant = request.getAuthorizationGrant();
        if (grant instanceof AuthorizationCodeGrant code) {
            return redeem(code, client(request));
        }
        if (grant instanceof RefreshTokenGrant refresh) {
            return issuer.refresh(
                            refresh.getRefreshToken().getValue(),
                            client(request).id())
                    .orElseThrow(() -> new Refused(
                            OAuth2Error.INVALID_GRANT,
                            "The refresh token was used before, has expired or was revoked. Sign in again."));
        }
        if (grant instanceof ClientCredentialsGrant) {
            return byScope(request);
        }
        throw new Refused(
                OAuth2Error.UNSUPPORTED_GRANT_TYPE,
                "grant_type must be authorization_code, refresh_token or client_credentials.");
    }

    private static TokenRequest parsed(HttpServletRequest http) throws IOException, Refused {
        try {
            return TokenRequest.parse(JakartaServletUtils.createHTTPRequest(http, LARGEST));
        } catch (ParseException e) {
            ErrorObject error = Optional.ofNullable(e.getErrorObject()).orElse(OAuth2Error.INVALID_REQUEST);
            throw new Refused(error, Optional.ofNullable(error.getDescription()).orElse("The request is malformed."));
        } catch (IllegalArgumentException e) {
            throw new Refused(OAuth2Error.INVALID_REQUEST, "Send a form, application/x-www-form-urlencoded.");
        }
    }

    private Known client(TokenRequest request) throws Refused {
        if (request.getClientAuthentication() != null) {
            throw new Refused(
                    OAuth2Error.INVALID_CLIENT,
                    "This kind of client has no secret. Send client_id in the body, and PKCE's code_verifier.");
        }
        return clients.withoutSecret(Optional.ofNullable(request.getClientID()).map(Identifier::getValue))
                .orElseThrow(() -> new Refused(
                        OAuth2Error.INVALID_CLIENT,
                        "The client is not known here any more. Register it again, then sign in."));
    }

    private Issuer.Issued redeem(AuthorizationCodeGrant grant, Known client) throws Refused {
        Entry entry = issuer.redeemable(grant.getAuthorizationCode().getValue(), client.id())
                .orElseThrow(TokenServlet::noCode);
        Code code = Code.of(entry);
        String redirect = Optional.ofNullable(grant.getRedirectionURI())
                .map(URI::toString)
                .orElse("");
        boolean proven = Optional.ofNullable(grant.getCodeVerifier())
                .map(verifier -> CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                        .getValue())
                .filter(challenge -> Tokens.same(challenge, code.challenge()))
                .isPresent();
        if (!proven || !redirect.equals(code.redirect())) {
            throw new Refused(
                    OAuth2Error.INVALID_GRANT,
                    "code_verifier or redirect_uri is not the one that the code was asked for with.");
        }
        return issuer.redeem(entry).orElseThrow(TokenServlet::noCode);
    }

    private static Refused noCode() {
        return new Refused(
                OAuth2Error.INVALID_GRANT,
                "The code was used before, has expired or is for another client. Sign in again.");
    }

    private Issuer.Issued byScope(TokenRequest request) throws Refused {
        Known client = clients.withSecret(Optional.ofNullable(request.getClientAuthentication()))
                .orElseThrow(() -> new Refused(
                        OAuth2Error.INVALID_CLIENT,
                        "The client id or its secret is wrong. Give it a new secret in the console if it was lost."));
        String asked =
                Optional.ofNullable(request.getScope()).map(Scope::toString).orElse("");
        Issuer.Issued issued = issuer.forSecret(client)
                .orElseThrow(() -> new Refused(
                        OAuth2Error.UNAUTHORIZED_CLIENT,
                        "The client's approval has ended, its profile is not exposed, or the server is off."));
        boolean within =
                ScopeNames.parse(asked).filter(issued.scope()::includes).isPresent();
        if (!within) {
            throw new Refused(
                    OAuth2Error.INVALID_SCOPE, "This client may have: " + ScopeNames.text(issued.scope()) + ".");
        }
        return issued;
    }
}
