// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Dynamic client registration, RFC 7591. Registered is not approved: a client that nobody approves is forgotten. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/register")
public final class RegisterServlet extends OAuthServlet {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 16 * 1024;
    private static final int MOST_REDIRECTS = 10;
    private static final int PER_MINUTE = 120;

    private final transient KnownClients clients;
    private final transient Gate gate;

    @Activate
    public RegisterServlet(@Reference KnownClients clients, @Reference Gate gate) {
        super(Readers.PROGRAMS, new Rate(gate.clock(), PER_MINUTE));
        this.clients = clients;
        this.gate = gate;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, Refusal {
        gate.requireOpen();
        ClientMetadata metadata = metadata(request);
        List<String> redirects = redirects(metadata);
        String name = ShownName.of(Optional.ofNullable(metadata.getName()).orElse(""));
        Known known = clients.register(name, redirects)
                .orElseThrow(() -> Refusal.busy(
                        "Too many clients wait for an approval; each is forgotten after a day. An administrator can"
                                + " remove some."));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("client_id", known.id());
        answer.put("client_id_issued_at", known.since() / 1_000);
        answer.put("client_name", known.name());
        answer.put("redirect_uris", redirects);
        answer.put("grant_types", List.of("authorization_code", "refresh_token"));
        answer.put("response_types", List.of("code"));
        answer.put("token_endpoint_auth_method", "none");
        Answers.json(response, HttpServletResponse.SC_CREATED, Json.write(answer));
    }

    private static ClientMetadata metadata(HttpServletRequest request) throws IOException, Refusal {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new Refusal(
                    RegistrationError.INVALID_CLIENT_METADATA.getCode(), "The metadata is larger than 16 KiB.");
        }
        try {
            return ClientMetadata.parse(JSONObjectUtils.parse(new String(body, StandardCharsets.UTF_8)));
        } catch (ParseException e) {
            boolean redirect = RegistrationError.INVALID_REDIRECT_URI.equals(e.getErrorObject());
            throw redirect
                    ? redirect("redirect_uris must be a list of addresses.")
                    : new Refusal(
                            RegistrationError.INVALID_CLIENT_METADATA.getCode(),
                            "The metadata is not what RFC 7591 describes.");
        }
    }

    private List<String> redirects(ClientMetadata metadata) throws Refusal {
        Set<URI> addresses = Optional.ofNullable(metadata.getRedirectionURIs()).orElse(Set.of());
        if (addresses.isEmpty() || addresses.size() > MOST_REDIRECTS) {
            throw redirect("redirect_uris must hold 1 to " + MOST_REDIRECTS + " addresses.");
        }
        try {
            return clients.checked(addresses.stream().map(URI::toString).toList());
        } catch (IllegalArgumentException wrong) {
            throw redirect(Optional.ofNullable(wrong.getMessage()).orElse(""));
        }
    }

    private static Refusal redirect(String sentence) {
        return new Refusal(RegistrationError.INVALID_REDIRECT_URI.getCode(), sentence);
    }
}
