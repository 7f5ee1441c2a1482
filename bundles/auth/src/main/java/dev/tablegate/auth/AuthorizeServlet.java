// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The authorization endpoint: checks what a client asks for, and lets it wait for a person. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/authorize")
public final class AuthorizeServlet extends HttpServlet {

    /** The cookie that tells the browser which began a request. */
    static final String COOKIE = "tablegate_request";

    private static final long serialVersionUID = 1L;
    private static final int MINUTES_10 = 600;

    private final transient Tokens tokens = new Tokens();
    private final transient StoredClients clients;
    private final transient LiveConsents consents;
    private final transient Gate gate;
    private final transient Addresses addresses;

    @Activate
    public AuthorizeServlet(
            @Reference StoredClients clients,
            @Reference LiveConsents consents,
            @Reference Gate gate,
            @Reference Addresses addresses) {
        this.clients = clients;
        this.consents = consents;
        this.gate = gate;
        this.addresses = addresses;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!gate.open()) {
            Answers.page(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "This server is switched off. An administrator can switch it on in the console or with"
                            + " 'tablegate on'. Then connect again.");
            return;
        }
        Map<String, List<String>> parameters = AuthorizeRules.parameters(request);
        Optional<Known> client = AuthorizeRules.one(parameters, "client_id").flatMap(clients::find);
        if (client.isEmpty()) {
            Answers.page(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "This server does not know the client, or has forgotten it because nobody approved it within a"
                            + " day. Remove the stored sign-in in the client and connect again.");
            return;
        }
        Optional<String> redirect = redirect(client.get(), parameters);
        if (redirect.isEmpty()) {
            Answers.page(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "The client asks to be answered at an address that it has not registered. Nothing was sent"
                            + " there. Remove the stored sign-in in the client and connect again.");
            return;
        }
        begin(request, response, parameters, client.get(), URI.create(redirect.get()));
    }

    private void begin(
            HttpServletRequest request,
            HttpServletResponse response,
            Map<String, List<String>> parameters,
            Known client,
            URI redirect)
            throws IOException {
        String issuer = addresses.issuer(request);
        try {
            AuthorizeRules.Wish wish = AuthorizeRules.check(parameters, request, addresses);
            String browser = tokens.secret();
            var asked = new LiveConsents.Asked(
                    client.client(), redirect, wish.profile(), wish.scope(), wish.state(), wish.challenge(), issuer);
            Optional<Pending> pending = consents.add(asked, Tokens.hash(browser));
            if (pending.isEmpty()) {
                Answers.page(
                        response,
                        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                        "Too many requests wait for a person. Try again in ten minutes.");
                return;
            }
            response.addCookie(cookie(browser, request.isSecure()));
            Answers.redirect(
                    response, "/consent?request=" + pending.get().consent().id());
        } catch (AuthorizeRules.Refused refused) {
            Optional<String> state = AuthorizeRules.one(parameters, "state").filter(text -> text.length() <= 2_000);
            Answers.redirect(response, refusal(redirect, refused.error(), state, issuer));
        }
    }

    /** The address that tells a client of a refusal. */
    static String refusal(URI redirect, ErrorObject error, Optional<String> state, String issuer) {
        return new AuthorizationErrorResponse(
                        redirect, error, state.map(State::new).orElse(null), new Issuer(issuer), ResponseMode.QUERY)
                .toURI()
                .toString();
    }

    private static Optional<String> redirect(Known client, Map<String, List<String>> parameters) {
        if (!parameters.containsKey("redirect_uri")) {
            return client.redirects().size() == 1
                    ? Optional.of(client.redirects().get(0))
                    : Optional.empty();
        }
        return AuthorizeRules.one(parameters, "redirect_uri")
                .filter(asked -> Redirects.match(client.redirects(), asked));
    }

    private static Cookie cookie(String value, boolean secure) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setPath("/authorize");
        cookie.setMaxAge(MINUTES_10);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
