// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Lockout.Door;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The sign-in page. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/sign-in")
public final class SignInServlet extends PageServlet {

    private static final long serialVersionUID = 1L;
    private static final String HOME = ConsolePage.ROOT + "/tablegate-clients";
    private static final int TOO_MANY = 429;
    private static final int LONGEST_NAME = 64;
    private static final int PATIENCE_SECONDS = 10;

    /** Hashing keeps a processor busy, and a flood of guesses must leave some to others: one at a time. */
    private final transient Semaphore turn = new Semaphore(1, true);

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
        if (sessions.of(request).isPresent()) {
            View.redirect(response, to(request));
            return;
        }
        String problem = people.list().isEmpty()
                ? "Nobody can sign in yet. The link to set up the first operator stands in the terminal where the"
                        + " server was started, and in the file run/setup-link of its data directory."
                : "";
        show(response, HttpServletResponse.SC_OK, problem, to(request));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!View.fromOurPage(request)) {
            show(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "That form came from another page. Sign in here.",
                    to(request));
            return;
        }
        String typed = Account.name(text(request, "name"));
        String name = typed.length() > LONGEST_NAME ? typed.substring(0, LONGEST_NAME) : typed;
        List<Door> doors = doors(name, request.getRemoteAddr());
        Optional<Duration> wait = lockout.attempt(doors);
        if (wait.isPresent()) {
            tooMany(request, response, wait.get());
        } else if (takesTurn()) {
            attempt(request, response, name, doors);
        } else {
            response.setHeader("Retry-After", String.valueOf(PATIENCE_SECONDS));
            show(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "Too many people sign in just now. Try again in " + PATIENCE_SECONDS + " seconds.",
                    to(request));
        }
    }

    private void attempt(HttpServletRequest request, HttpServletResponse response, String name, List<Door> doors)
            throws IOException {
        Optional<Person> person = check(name, text(request, "password"));
        if (person.isPresent()) {
            lockout.right(doors);
            record(name, Event.Decision.ALLOWED, "", Map.of());
            sessions.begin(person.get(), request, response);
            View.redirect(response, to(request));
        } else {
            refuse(request, response, name, lockout.waits(doors));
        }
    }

    private boolean takesTurn() {
        try {
            return turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<Person> check(String name, String password) {
        try {
            return people.check(name, password);
        } finally {
            turn.release();
        }
    }

    /** One address that guesses shuts out itself; many together shut the name, or the address that guesses many. */
    private static List<Door> doors(String name, String address) {
        return List.of(
                new Door("pair " + name + " " + address, 5),
                new Door("name " + name, 50),
                new Door("address " + address, 100));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String name, Optional<Duration> shut)
            throws IOException {
        record(
                name,
                Event.Decision.DENIED,
                shut.isPresent() ? "lockout" : "password",
                shut.<Map<String, Object>>map(time -> Map.of("seconds", time.toSeconds() + 1))
                        .orElse(Map.of()));
        if (shut.isPresent()) {
            tooMany(request, response, shut.get());
        } else {
            show(response, HttpServletResponse.SC_UNAUTHORIZED, "The name or the password is wrong.", to(request));
        }
    }

    /** Not in the audit record: the attempt that shut the door is, and these could fill it. */
    private static void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait)
            throws IOException {
        response.setHeader("Retry-After", String.valueOf(wait.toSeconds() + 1));
        show(response, TOO_MANY, "Too many wrong passwords. Try again in " + Times.span(wait) + ".", to(request));
    }

    private void record(String name, Event.Decision decision, String rule, Map<String, Object> details) {
        audit.record(new Event(Event.Kind.SIGN_IN, "sign-in", Event.Who.person(name), decision, rule, details));
    }

    private static void show(HttpServletResponse response, int status, String problem, String to) throws IOException {
        View.page(response, status, "signin.jte", Map.of("problem", problem, "to", to));
    }

    /** Where to go afterwards: a page of this server only. */
    private static String to(HttpServletRequest request) {
        String to = text(request, "to");
        return to.startsWith(ConsolePage.ROOT + "/") || to.startsWith("/consent?request=") ? to : HOME;
    }
}
