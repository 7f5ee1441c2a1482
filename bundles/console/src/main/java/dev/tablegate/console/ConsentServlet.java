// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.console.Sessions.SignedIn;
import dev.tablegate.host.access.Consents;
import dev.tablegate.host.access.Consents.Consent;
import dev.tablegate.host.profile.Profiles;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The consent page: who is signed in decides; anybody else waits. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/consent")
public final class ConsentServlet extends HttpServlet {

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
        return consent.digest().replaceAll("[^A-Za-z0-9]", "").substring(0, 6).toUpperCase(Locale.ROOT);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Consent> consent = consents.find(text(request, "request"));
        if (consent.isEmpty()) {
            gone(response);
        } else if (consent.get().state() != Consents.State.WAITING) {
            View.redirect(
                    response, "/authorize/continue?request=" + consent.get().id());
        } else {
            Optional<SignedIn> person = sessions.of(request);
            if (person.isPresent()) {
                form(response, HttpServletResponse.SC_OK, consent.get(), person.get(), "");
            } else {
                View.page(
                        response,
                        HttpServletResponse.SC_OK,
                        "waiting.jte",
                        Map.of(
                                "id", consent.get().id(),
                                "name", consent.get().client().name(),
                                "code", code(consent.get())));
            }
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SignedIn> person =
                sessions.of(request).filter(known -> View.fromOurPage(request) && known.sent(request));
        Optional<Consent> consent = consents.find(text(request, "request"));
        if (person.isEmpty()) {
            View.page(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "message.jte",
                    Map.of(
                            "title",
                            "Not decided",
                            "text",
                            "You are not signed in any more, or the form came from another"
                                    + " page. Go back, sign in and decide again."));
        } else if (consent.isEmpty()) {
            gone(response);
        } else {
            decide(request, response, consent.get(), person.get());
        }
    }

    private void decide(HttpServletRequest request, HttpServletResponse response, Consent consent, SignedIn person)
            throws IOException {
        String name = person.person().name();
        try {
            if (text(request, "decision").equals("approve")) {
                consents.approve(
                        consent.id(),
                        new Consents.Approval(
                                text(request, "profile"),
                                scope(request),
                                time(request),
                                name,
                                text(request, "digest")));
            } else {
                consents.deny(consent.id(), name);
            }
            View.redirect(response, "/authorize/continue?request=" + consent.id());
        } catch (IllegalArgumentException wrong) {
            form(
                    response,
                    HttpServletResponse.SC_CONFLICT,
                    consent,
                    person,
                    Optional.ofNullable(wrong.getMessage()).orElse(""));
        }
    }

    private void form(HttpServletResponse response, int status, Consent consent, SignedIn person, String problem)
            throws IOException {
        View.page(
                response,
                status,
                "consent.jte",
                Map.of(
                        "consent", consent,
                        "profiles",
                                profiles.list().stream()
                                        .filter(profile -> profiles.exposed(profile.slug()))
                                        .toList(),
                        "code", code(consent),
                        "form", person.formToken(),
                        "problem", problem));
    }

    private static void gone(HttpServletResponse response) throws IOException {
        View.page(
                response,
                HttpServletResponse.SC_NOT_FOUND,
                "message.jte",
                Map.of(
                        "title", "Nothing to decide",
                        "text", "That request has expired or was answered already. Let the client connect again."));
    }

    private static Scope scope(HttpServletRequest request) {
        return Stream.of(Scope.values())
                .filter(scope -> scope.name().equals(text(request, "scope")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Choose what the client may do."));
    }

    private static Optional<Duration> time(HttpServletRequest request) {
        try {
            long seconds = Long.parseLong(text(request, "seconds"));
            return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Choose for how long.", e);
        }
    }

    private static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
