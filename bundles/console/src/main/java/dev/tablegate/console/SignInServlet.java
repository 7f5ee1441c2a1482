// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The sign-in page. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/sign-in")
public final class SignInServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String HOME = "/system/console/tablegate-clients";
    private static final int TOO_MANY = 429;

    private final transient Lockout lockout;
    private final transient People people;
    private final transient Sessions sessions;
    private final transient Audit audit;

    @Activate
    public SignInServlet(@Reference People people, @Reference Sessions sessions, @Reference Audit audit) {
        this(people, sessions, audit, Clock.systemUTC());
    }

    SignInServlet(People people, Sessions sessions, Audit audit, Clock clock) {
        this.people = people;
        this.sessions = sessions;
        this.audit = audit;
        this.lockout = new Lockout(clock);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String problem = people.list().isEmpty()
                ? "Nobody can sign in yet. The link to set up the first administrator stands in the terminal where the"
                        + " server was started, and in the file run/setup-link of its data directory."
                : "";
        show(response, HttpServletResponse.SC_OK, problem, to(request));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!View.fromOurPage(request)) {
            show(response, HttpServletResponse.SC_FORBIDDEN, "That form came from another page. Sign in here.", HOME);
            return;
        }
        String name = text(request, "name").strip().toLowerCase(Locale.ROOT);
        Optional<Duration> wait = lockout.waits(name);
        if (wait.isPresent()) {
            record(name, Event.Decision.DENIED, "lockout");
            response.setHeader("Retry-After", String.valueOf(wait.get().toSeconds() + 1));
            show(
                    response,
                    TOO_MANY,
                    "Too many wrong passwords. Try again in " + (wait.get().toSeconds() + 1) + " seconds.",
                    to(request));
            return;
        }
        Optional<Person> person = people.check(name, text(request, "password"));
        if (person.isEmpty()) {
            lockout.wrong(name);
            record(name, Event.Decision.DENIED, "password");
            show(response, HttpServletResponse.SC_UNAUTHORIZED, "The name or the password is wrong.", to(request));
            return;
        }
        lockout.right(name);
        record(name, Event.Decision.ALLOWED, "");
        sessions.begin(person.get(), request, response);
        View.redirect(response, to(request));
    }

    private void record(String name, Event.Decision decision, String rule) {
        audit.record(new Event(
                Event.Kind.SIGN_IN,
                "sign-in",
                Event.Who.person(name.length() > 64 ? name.substring(0, 64) : name),
                decision,
                rule,
                Map.of()));
    }

    private static void show(HttpServletResponse response, int status, String problem, String to) throws IOException {
        View.page(response, status, "signin.jte", Map.of("problem", problem, "to", to));
    }

    /** Where to go afterwards: a page of this server only. */
    private static String to(HttpServletRequest request) {
        String to = text(request, "to");
        return to.startsWith("/system/console") || to.startsWith("/consent?request=") ? to : HOME;
    }

    private static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
