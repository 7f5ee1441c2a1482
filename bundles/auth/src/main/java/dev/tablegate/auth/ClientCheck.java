// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import dev.tablegate.host.access.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which client talks to an endpoint, and whether it is the one that it says. */
@Component(service = ClientCheck.class)
public final class ClientCheck {

    private static final int WRONG_PER_MINUTE = 20;

    private final KnownClients clients;
    private final Addresses addresses;
    private final Assertions assertions;
    private final Rate wrong;

    @Activate
    public ClientCheck(
            @Reference KnownClients clients,
            @Reference GrantBook book,
            @Reference Addresses addresses,
            @Reference Gate gate) {
        this.clients = clients;
        this.addresses = addresses;
        this.assertions = new Assertions(book.store());
        this.wrong = new Rate(gate.clock(), WRONG_PER_MINUTE);
    }

    /** The client with a secret or a key. */
    Known withSecret(HttpServletRequest request, ClientAuthentication authentication) throws Refusal {
        String address = request.getRemoteAddr();
        if (wrong.exhausted(address)) {
            throw Refusal.busy("Too many wrong secrets came from this address. Try again in a minute.");
        }
        Optional<Known> known = proven(request, authentication);
        if (known.isEmpty()) {
            wrong.allows(address);
            throw Refusal.client(
                    "The client id, its secret or its assertion is wrong. Give it a new secret in the console if it was"
                            + " lost.");
        }
        return known.get();
    }

    private Optional<Known> proven(HttpServletRequest request, ClientAuthentication authentication) {
        return clients.find(authentication.getClientID().getValue())
                .filter(known -> known.kind() == Client.Kind.API)
                .filter(known -> switch (authentication) {
                    case PlainClientSecret plain ->
                        Tokens.same(
                                known.credential().secretHash(),
                                Tokens.hash(plain.getClientSecret().getValue()));
                    case PrivateKeyJWT assertion -> assertions.proves(known, assertion, meant(request));
                    default -> false;
                });
    }

    /** Whom an assertion may be made out to. */
    private List<String> meant(HttpServletRequest request) {
        String issuer = addresses.issuer(request);
        return List.of(issuer, issuer + "/token");
    }

    /** The client without a secret: its id is a name, and no proof. */
    Known withoutSecret(Optional<String> id) throws Refusal {
        return id.flatMap(clients::find)
                .filter(client -> client.kind() != Client.Kind.API)
                .orElseThrow(() ->
                        Refusal.client("The client is not known here any more. Register it again, then sign in."));
    }
}
