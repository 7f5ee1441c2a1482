// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Sessions.SignedIn;
import dev.tablegate.host.access.Consents;
import dev.tablegate.host.access.Consents.Consent;
import dev.tablegate.host.access.Consents.State;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.store.StoreFailure;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The consent page: who is signed in decides; anybody else waits. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/consent")
public final class ConsentServlet extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient Consents consents;
    private final transient Profiles profiles;
    private final transient Sessions sessions;

    @Activate
    public ConsentServlet(@Reference Consents consents, @Reference Profiles profiles, @Reference Sessions sessions) {
        this.consents = consents;
        this.profiles = profiles;
        this.sessions = sessions;
    }

    /** What people tell each other a request by. */
    static String code(Consent consent) {
        return consent.code();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Consent> found = consents.find(text(request, "request"));
        if (found.isEmpty()) {
            gone(response);
            return;
        }
        Consent consent = found.get();
        Optional<SignedIn> person = sessions.of(request);
        if (consent.state() != State.WAITING) {
            View.page(
                    response,
                    HttpServletResponse.SC_OK,
                    "decided.jte",
                    Map.of("id", consent.id(), "approved", consent.state() == State.APPROVED));
        } else if (person.isPresent()) {
            form(request, response, consent, person.get(), "");
        } else {
            View.page(
                    response,
                    HttpServletResponse.SC_OK,
                    "waiting.jte",
                    Map.of("id", consent.id(), "name", consent.client().name(), "code", code(consent)));
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SignedIn> person =
                sessions.of(request).filter(known -> View.fromOurPage(request) && known.sent(request));
        Optional<Consent> consent = consents.find(text(request, "request"));
        if (person.isEmpty()) {
            View.message(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Not decided",
                    "You are not signed in any more, or the form came from another page. Go back, sign in and decide"
                            + " again.");
        } else if (consent.filter(one -> one.state() == State.WAITING).isEmpty()) {
            gone(response);
        } else {
            decide(request, response, consent.get(), person.get());
        }
    }

    private void decide(HttpServletRequest request, HttpServletResponse response, Consent consent, SignedIn person)
            throws IOException {
        String name = person.person().name();
        try {
            switch (text(request, "decision")) {
                case "approve" -> consents.approve(consent.id(), approval(request, name));
                case "deny" -> consents.deny(consent.id(), name);
                default -> throw new IllegalArgumentException("Press Approve or Deny.");
            }
            // To a page that goes on by itself: a form may not lead to the client's address.
            View.redirect(
                    response,
                    fromConsole(request)
                            ? ConsolePage.ROOT + "/tablegate-clients"
                            : "/consent?request=" + consent.id());
        } catch (IllegalArgumentException | AuditFailure | StoreFailure wrong) {
            form(request, response, consent, person, sentence(wrong));
        }
    }

    private static Consents.Approval approval(HttpServletRequest request, String person) {
        return new Consents.Approval(
                text(request, "profile"),
                Choices.scope(request),
                Choices.duration(request),
                person,
                text(request, "digest"));
    }

    private void form(
            HttpServletRequest request, HttpServletResponse response, Consent consent, SignedIn person, String problem)
            throws IOException {
        View.page(
                response,
                problem.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_CONFLICT,
                "consent.jte",
                Map.of(
                        "consent",
                        consent,
                        "profiles",
                        profiles.list().stream()
                                .filter(profile -> profiles.exposed(profile.slug()))
                                .toList(),
                        "code",
                        code(consent),
                        "person",
                        person,
                        "fromConsole",
                        fromConsole(request),
                        "problem",
                        problem));
    }

    private static boolean fromConsole(HttpServletRequest request) {
        return text(request, "from").equals("console");
    }

    private static void gone(HttpServletResponse response) throws IOException {
        View.message(
                response,
                HttpServletResponse.SC_NOT_FOUND,
                "Nothing to decide",
                "That request has expired or was answered already. Let the client connect again.");
    }
}
