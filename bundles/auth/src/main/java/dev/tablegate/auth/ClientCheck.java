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

    private static final int WRONG_PER_MINUTE = 20;

    private final KnownClients clients;
    private final Rate wrong;

    @Activate
    public ClientCheck(@Reference KnownClients clients, @Reference Gate gate) {
        this.clients = clients;
        this.wrong = new Rate(gate.clock(), WRONG_PER_MINUTE);
    }

    /** The client with a secret. */
    Known withSecret(HttpServletRequest request, ClientAuthentication authentication) throws Refusal {
        String address = request.getRemoteAddr();
        if (wrong.exhausted(address)) {
            throw Refusal.busy("Too many wrong secrets came from this address. Try again in a minute.");
        }
        Optional<Known> known = proven(authentication);
        if (known.isEmpty()) {
            wrong.allows(address);
            throw Refusal.client(
                    "The client id or its secret is wrong. Give it a new secret in the console if it was lost.");
        }
        return known.get();
    }

    private Optional<Known> proven(ClientAuthentication authentication) {
        Optional<Known> client =
                clients.find(authentication.getClientID().getValue()).filter(known -> known.kind() == Client.Kind.API);
        return authentication instanceof PlainClientSecret plain
                ? client.filter(known -> Tokens.same(
                        known.secretHash(), Tokens.hash(plain.getClientSecret().getValue())))
                : Optional.empty();
    }

    /** The client without a secret: its id is a name, and no proof. */
    Known withoutSecret(Optional<String> id) throws Refusal {
        return id.flatMap(clients::find)
                .filter(client -> client.kind() != Client.Kind.API)
                .orElseThrow(() ->
                        Refusal.client("The client is not known here any more. Register it again, then sign in."));
    }
}
