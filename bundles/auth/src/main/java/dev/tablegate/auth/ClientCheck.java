// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import dev.tablegate.host.access.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which client talks to an endpoint, and whether it is the one that it says. */
@Component(service = ClientCheck.class)
public final class ClientCheck {

    private static final int WRONG_PER_MINUTE = 60;

    private final StoredClients clients;
    private final Rate wrong;

    @Activate
    public ClientCheck(@Reference StoredClients clients, @Reference GrantBook book) {
        this.clients = clients;
        this.wrong = new Rate(book.clock(), WRONG_PER_MINUTE);
    }

    /** Whether too many wrong secrets came in this minute. */
    boolean closed() {
        return wrong.exhausted();
    }

    /** Whether a request brings its secret in two ways, which is one too many. */
    static boolean twice(HttpServletRequest request) {
        return request.getHeader("Authorization") != null && request.getParameter("client_secret") != null;
    }

    /** The client with a secret, if the secret is right. */
    Optional<Known> withSecret(Optional<ClientAuthentication> authentication) {
        if (authentication.isEmpty() || !(authentication.get() instanceof PlainClientSecret plain)) {
            return Optional.empty();
        }
        Optional<Known> known = clients.find(plain.getClientID().getValue())
                .filter(client -> client.kind() == Client.Kind.API)
                .filter(client -> Tokens.same(
                        client.secretHash(), Tokens.hash(plain.getClientSecret().getValue())));
        if (known.isEmpty()) {
            wrong.allows();
        }
        return known;
    }

    /** The client without a secret: its id is a name, and no proof. */
    Optional<Known> withoutSecret(Optional<String> id) {
        return id.flatMap(clients::find).filter(client -> client.kind() != Client.Kind.API);
    }
}
