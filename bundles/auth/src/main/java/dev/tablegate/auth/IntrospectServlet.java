// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.http.JakartaServletUtils;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Date;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Token introspection, RFC 7662, for gateways and other nodes that hold an API client of the same profile. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/introspect")
public final class IntrospectServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 16 * 1024;

    private final transient ClientCheck clients;
    private final transient GrantBook book;
    private final transient Grants grants;

    @Activate
    public IntrospectServlet(@Reference ClientCheck clients, @Reference GrantBook book, @Reference Grants grants) {
        this.clients = clients;
        this.book = book;
        this.grants = grants;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var asked = TokenIntrospectionRequest.parse(JakartaServletUtils.createHTTPRequest(request, LARGEST));
            Optional<Known> client = clients.closed()
                    ? Optional.empty()
                    : clients.withSecret(Optional.ofNullable(asked.getClientAuthentication()));
            if (client.isEmpty()) {
                Answers.error(
                        response, OAuth2Error.INVALID_CLIENT, "Introspection needs an API client with its secret.");
                return;
            }
            Optional<String> profile = book.find(client.get().connection()).map(Held::profile);
            Optional<Grant> grant = grants.authenticate(asked.getToken().getValue())
                    .filter(found -> profile.filter(found.profile()::equals).isPresent());
            Answers.json(
                    response,
                    HttpServletResponse.SC_OK,
                    answer(grant).toJSONObject().toJSONString());
        } catch (ParseException | IllegalArgumentException e) {
            Answers.error(response, OAuth2Error.INVALID_REQUEST, "Send token in a form, with the client's secret.");
        }
    }

    private static TokenIntrospectionSuccessResponse answer(Optional<Grant> grant) {
        if (grant.isEmpty()) {
            return new TokenIntrospectionSuccessResponse.Builder(false).build();
        }
        var builder = new TokenIntrospectionSuccessResponse.Builder(true)
                .scope(Scope.parse(ScopeNames.text(grant.get().scope())))
                .expirationTime(Date.from(grant.get().expires()))
                .parameter("profile", grant.get().profile());
        grant.get().client().ifPresent(id -> builder.clientID(new ClientID(id)));
        return builder.build();
    }
}
