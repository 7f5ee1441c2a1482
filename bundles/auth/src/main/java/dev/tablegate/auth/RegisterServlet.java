// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Dynamic client registration, RFC 7591. Registered is not approved: a client that nobody approves is forgotten. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/register")
public final class RegisterServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST = 16 * 1024;
    private static final int MOST_REDIRECTS = 10;
    private static final int PER_MINUTE = 120;

    private final transient StoredClients clients;
    private final transient Rate rate;

    @Activate
    public RegisterServlet(@Reference StoredClients clients, @Reference GrantBook book) {
        this.clients = clients;
        this.rate = new Rate(book.clock(), PER_MINUTE);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!rate.allows()) {
            busy(response, "60", "Too many clients register. Try again in a minute.");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        try {
            if (body.length > LARGEST) {
                throw new IllegalArgumentException("The metadata is larger than 16 KiB.");
            }
            register(response, ClientMetadata.parse(JSONObjectUtils.parse(new String(body, StandardCharsets.UTF_8))));
        } catch (ParseException e) {
            boolean redirect = Optional.ofNullable(e.getMessage()).orElse("").contains("redirect");
            Answers.error(
                    response,
                    redirect ? RegistrationError.INVALID_REDIRECT_URI : RegistrationError.INVALID_CLIENT_METADATA,
                    "The metadata is not what RFC 7591 describes.");
        } catch (IllegalArgumentException wrong) {
            Answers.error(
                    response,
                    RegistrationError.INVALID_REDIRECT_URI,
                    Optional.ofNullable(wrong.getMessage()).orElse(""));
        }
    }

    private void register(HttpServletResponse response, ClientMetadata metadata) throws IOException {
        Set<URI> addresses = Optional.ofNullable(metadata.getRedirectionURIs()).orElse(Set.of());
        if (addresses.isEmpty() || addresses.size() > MOST_REDIRECTS) {
            throw new IllegalArgumentException("redirect_uris must hold 1 to " + MOST_REDIRECTS + " addresses.");
        }
        List<String> redirects =
                addresses.stream().map(URI::toString).map(Redirects::checked).toList();
        String name = StoredClients.safe(Optional.ofNullable(metadata.getName()).orElse(""));
        Optional<Known> known = clients.register(name, redirects);
        if (known.isEmpty()) {
            busy(response, "3600", "Too many clients wait for an approval. An administrator can remove some.");
            return;
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("client_id", known.get().id());
        answer.put("client_id_issued_at", known.get().since() / 1_000);
        answer.put("client_name", known.get().name());
        answer.put("redirect_uris", redirects);
        answer.put("grant_types", List.of("authorization_code", "refresh_token"));
        answer.put("response_types", List.of("code"));
        answer.put("token_endpoint_auth_method", "none");
        Answers.json(response, HttpServletResponse.SC_CREATED, Json.write(answer));
    }

    private static void busy(HttpServletResponse response, String seconds, String sentence) throws IOException {
        response.setHeader("Retry-After", seconds);
        Answers.json(
                response, 429, Json.write(Map.of("error", "temporarily_unavailable", "error_description", sentence)));
    }
}
