// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import jakarta.servlet.Servlet;
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
public final class AuthorizeServlet extends OAuthServlet {

    private static final long serialVersionUID = 1L;
    private static final int PER_MINUTE = 120;

    private final transient Tokens tokens = new Tokens();
    private final transient KnownClients clients;
    private final transient LiveConsents consents;
    private final transient Gate gate;
    private final transient Addresses addresses;
    private final transient Redirects redirects;

    @Activate
    public AuthorizeServlet(
            @Reference KnownClients clients,
            @Reference LiveConsents consents,
            @Reference Gate gate,
            @Reference Addresses addresses,
            @Reference Redirects redirects) {
        super(Readers.PEOPLE, new Rate(gate.clock(), PER_MINUTE));
        this.clients = clients;
        this.consents = consents;
        this.gate = gate;
        this.addresses = addresses;
        this.redirects = redirects;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, Refusal {
        gate.requireOpen();
        Map<String, List<String>> parameters = AuthorizeRules.parameters(request);
        Known client = client(parameters);
        URI redirect = redirect(client, parameters);
        try {
            begin(request, response, parameters, new Asker(client, redirect));
        } catch (Refusal refusal) {
            if (refusal.passes() || !trusted(client, redirect)) {
                throw refusal;
            }
            Optional<String> state = AuthorizeRules.one(parameters, "state");
            Answers.redirect(response, BackToClient.refusal(redirect, refusal, state, addresses.issuer(request)));
        }
    }

    /** Who asks, and where the answer goes. */
    private record Asker(Known client, URI redirect) {}

    private void begin(
            HttpServletRequest request, HttpServletResponse response, Map<String, List<String>> parameters, Asker asker)
            throws Refusal {
        AuthorizeRules.Wish wish = AuthorizeRules.check(parameters, request, addresses);
        String browser = tokens.secret();
        var asked = new LiveConsents.Asked(
                asker.client(),
                asker.redirect(),
                parameters.containsKey("redirect_uri"),
                wish,
                addresses.issuer(request));
        Pending pending = consents.add(asked, Tokens.hash(browser));
        BrowserCookie.of(pending).set(response, browser);
        Answers.redirect(response, "/consent?request=" + pending.consent().id());
    }

    private Known client(Map<String, List<String>> parameters) throws Refusal {
        return clients.asking(AuthorizeRules.one(parameters, "client_id").orElse(""))
                .orElseThrow(() -> Refusal.request(
                        "This server does not know the client, or has forgotten it because nobody approved it within a"
                                + " day. Remove the stored sign-in in the client and connect again."));
    }

    private URI redirect(Known client, Map<String, List<String>> parameters) throws Refusal {
        Optional<String> only =
                client.redirects().size() == 1 ? Optional.of(client.redirects().get(0)) : Optional.empty();
        Optional<String> redirect = parameters.containsKey("redirect_uri")
                ? AuthorizeRules.one(parameters, "redirect_uri")
                        .filter(asked -> redirects.match(client.redirects(), asked))
                : only;
        return redirect.map(URI::create)
                .orElseThrow(() -> Refusal.request(
                        "The client asks to be answered at an address that it has not registered. Nothing was sent"
                                + " there. Remove the stored sign-in in the client and connect again."));
    }

    /** No browser is sent to a foreign host only because somebody registered it. */
    private static boolean trusted(Known client, URI redirect) {
        return client.approved() || Redirects.isLocal(redirect.toString());
    }
}
