// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.http.JakartaServletUtils;
import com.nimbusds.oauth2.sdk.id.Identifier;
import dev.tablegate.host.access.Grants;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Token revocation, RFC 7009: a client gives its grant back. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/revoke")
public final class RevokeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 16 * 1024;

    private final transient ClientCheck clients;
    private final transient Issuer issuer;
    private final transient Grants grants;

    @Activate
    public RevokeServlet(@Reference ClientCheck clients, @Reference Issuer issuer, @Reference Grants grants) {
        this.clients = clients;
        this.issuer = issuer;
        this.grants = grants;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var asked = TokenRevocationRequest.parse(JakartaServletUtils.createHTTPRequest(request, LARGEST));
            Optional<Known> client = asked.getClientAuthentication() == null
                    ? clients.withoutSecret(
                            Optional.ofNullable(asked.getClientID()).map(Identifier::getValue))
                    : clients.withSecret(Optional.of(asked.getClientAuthentication()));
            if (client.isEmpty()) {
                Answers.error(
                        response, OAuth2Error.INVALID_CLIENT, "The client is not known here, or its secret is wrong.");
                return;
            }
            issuer.owner(asked.getToken().getValue())
                    .filter(held -> held.client().equals(client.get().id()))
                    .ifPresent(held -> grants.revoke(held.connection(), "the client itself"));
            // The same answer whether there was such a token or not.
            Answers.json(response, HttpServletResponse.SC_OK, "{}");
        } catch (ParseException | IllegalArgumentException e) {
            Answers.error(response, OAuth2Error.INVALID_REQUEST, "Send token and client_id in a form.");
        }
    }
}
