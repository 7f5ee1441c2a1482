// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import dev.tablegate.host.access.Grant;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Token introspection, RFC 7662, for gateways and other nodes that hold an API client of the same profile. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/introspect")
public final class IntrospectServlet extends OAuthServlet {

    private static final long serialVersionUID = 1L;
    private static final int PER_MINUTE = 6_000;

    private final transient ClientCheck clients;
    private final transient GrantBook book;
    private final transient StoredGrants grants;
    private final transient Addresses addresses;
    private final transient Clock clock;

    @Activate
    public IntrospectServlet(
            @Reference ClientCheck clients,
            @Reference GrantBook book,
            @Reference StoredGrants grants,
            @Reference Addresses addresses) {
        super(Readers.PROGRAMS, new Rate(book.clock(), PER_MINUTE));
        this.clients = clients;
        this.book = book;
        this.grants = grants;
        this.addresses = addresses;
        this.clock = book.clock();
    }

    @Override
    void answer(HttpServletRequest http, HttpServletResponse response) throws IOException, Refusal {
        TokenIntrospectionRequest request = parsed(http);
        Optional<ClientAuthentication> authentication = Optional.ofNullable(request.getClientAuthentication());
        if (authentication.isEmpty()) {
            throw Refusal.client("Introspection needs an API client with its secret.");
        }
        Known client = clients.withSecret(http, authentication.get());
        Optional<String> profile = book.find(client.connection()).map(Held::profile);
        var answer = grants.presented(request.getToken().getValue())
                .filter(one -> profile.filter(one.held().profile()::equals).isPresent())
                .map(one -> active(http, one))
                .orElseGet(() -> new TokenIntrospectionSuccessResponse.Builder(false).build());
        Answers.json(response, HttpServletResponse.SC_OK, answer.toJSONObject().toJSONString());
    }

    private TokenIntrospectionSuccessResponse active(HttpServletRequest http, GrantBook.Presented one) {
        Grant grant = one.at(clock.instant());
        var builder = new TokenIntrospectionSuccessResponse.Builder(true)
                .scope(Scope.parse(ScopeNames.text(grant.scope())))
                .tokenType(AccessTokenType.BEARER)
                .expirationTime(Date.from(one.token().expires()))
                .issuer(new Issuer(addresses.issuer(http)))
                .audience(List.of(new Audience(addresses.resource(http, Optional.empty()))))
                .parameter("profile", grant.profile());
        grant.client().ifPresent(id -> builder.clientID(new ClientID(id)));
        return builder.build();
    }

    private static TokenIntrospectionRequest parsed(HttpServletRequest http) throws IOException, Refusal {
        try {
            return TokenIntrospectionRequest.parse(Forms.read(http));
        } catch (ParseException e) {
            throw Refusal.request("Send token once, with the client's secret.");
        }
    }
}
