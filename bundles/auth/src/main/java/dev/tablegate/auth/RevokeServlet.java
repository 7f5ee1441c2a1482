// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.id.Identifier;
import jakarta.servlet.Servlet;
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
public final class RevokeServlet extends OAuthServlet {

    private static final long serialVersionUID = 1L;
    private static final int PER_MINUTE = 120;

    private final transient ClientCheck clients;
    private final transient Refreshes refreshes;
    private final transient GrantBook book;
    private final transient StoredGrants grants;

    @Activate
    public RevokeServlet(
            @Reference ClientCheck clients,
            @Reference Refreshes refreshes,
            @Reference GrantBook book,
            @Reference StoredGrants grants) {
        super(Readers.PROGRAMS, new Rate(book.clock(), PER_MINUTE));
        this.clients = clients;
        this.refreshes = refreshes;
        this.book = book;
        this.grants = grants;
    }

    @Override
    void answer(HttpServletRequest http, HttpServletResponse response) throws IOException, Refusal {
        TokenRevocationRequest request = parsed(http);
        Known client = request.getClientAuthentication() == null
                ? clients.withoutSecret(
                        Optional.ofNullable(request.getClientID()).map(Identifier::getValue))
                : clients.withSecret(http, request.getClientAuthentication());
        String token = request.getToken().getValue();
        book.byToken(Tokens.hash(token))
                .map(GrantBook.Presented::held)
                .or(() -> refreshes.connection(token).flatMap(book::find))
                .filter(held -> held.client().equals(client.id()))
                .ifPresent(held -> end(client, held));
        // The same answer whether there was such a token or not.
        Answers.json(response, HttpServletResponse.SC_OK, "{}");
    }

    private void end(Known client, Held held) {
        boolean approvedForGood = client.connection().equals(held.connection());
        if (approvedForGood) {
            book.endTokens(held.connection());
        } else {
            grants.end(held.connection(), Optional.empty(), "given-back-by-the-client");
        }
    }

    private static TokenRevocationRequest parsed(HttpServletRequest http) throws IOException, Refusal {
        try {
            return TokenRevocationRequest.parse(Forms.read(http));
        } catch (ParseException e) {
            throw Refusal.request("Send token once, and client_id or the client's secret.");
        }
    }
}
