// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Sessions.SignedIn;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.store.StoreFailure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.felix.webconsole.servlet.AbstractServlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page of ours in the web console: shows a template, and does what its forms ask for. It writes the whole page itself,
 * since the console's frame needs scripts inside the page and does not fit small screens.
 */
public abstract class ConsolePage extends AbstractServlet {

    /** Where the web console lies. */
    public static final String ROOT = "/system/console";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ConsolePage.class);

    private final String template;
    private final transient Frame frame;
    private final transient Sessions sessions;

    protected ConsolePage(String template, Frame frame) {
        this.template = template;
        this.frame = frame;
        this.sessions = frame.sessions();
    }

    /** What an action did, or why it did not. */
    public record Done(String sentence, String secret, String problem) {

        /** It went well. */
        public static Done well(String sentence) {
            return new Done(sentence, "", "");
        }

        /** With something that is shown this once. */
        static Done secretly(String sentence, String secret) {
            return new Done(sentence, secret, "");
        }

        @Override
        public String toString() {
            return "Done[" + sentence + problem + "]";
        }
    }

    /** What the template shows, besides what all pages have. */
    protected abstract Map<String, Object> content(HttpServletRequest request);

    /**
     * Does what a form asks for.
     *
     * @throws IllegalArgumentException with a sentence for the person
     */
    protected abstract Done act(HttpServletRequest request, String person);

    /** The template that shows it: the page's own, unless the request is about a part of it. */
    protected String template(HttpServletRequest request) {
        return template;
    }

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, Done.well(""));
    }

    @Override
    protected final void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Who is signed in, and that the form is ours, was checked on the way here.
        Optional<SignedIn> person = sessions.of(request);
        show(
                request,
                response,
                person.map(known -> attempt(request, known.person().name())).orElse(Done.well("")));
    }

    private void show(HttpServletRequest request, HttpServletResponse response, Done done) throws IOException {
        Optional<SignedIn> person = sessions.of(request);
        if (person.isEmpty()) {
            // The action ended the session: of a person who removed themselves, for example.
            View.redirect(response, "/sign-in");
            return;
        }
        try {
            var parameters = new HashMap<>(content(request));
            parameters.put("page", shown(person.get(), done));
            int status = done.problem().isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_CONFLICT;
            View.page(response, status, template(request), parameters);
        } catch (RuntimeException e) {
            // The last stop before the web console, whose page would show where it came from.
            View.message(
                    response,
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    "That page failed",
                    "The server could not show it; its log says why under " + logged(e) + ".");
        }
    }

    private Shown shown(SignedIn person, Done done) {
        return new Shown(
                template.replace(".jte", ""),
                person.person(),
                person.formToken(),
                done,
                Instant.now(),
                frame.waiting());
    }

    private Done attempt(HttpServletRequest request, String person) {
        try {
            return act(request, person);
        } catch (IllegalArgumentException wrong) {
            return new Done("", "", String.valueOf(wrong.getMessage()));
        } catch (AuditFailure | StoreFailure unkept) {
            logged(unkept);
            return new Done("", "", String.valueOf(unkept.getMessage()));
        } catch (RuntimeException failed) {
            // A page that fails would show the container's page instead of what to do.
            return new Done("", "", "That failed inside; the server's log says why under " + logged(failed) + ".");
        }
    }

    private static String logged(RuntimeException failed) {
        String id = UUID.randomUUID().toString();
        LOG.error("The console failed ({})", id, failed);
        return id;
    }

    /** The name of who is signed in; empty if nobody is any more. */
    protected final String person(HttpServletRequest request) {
        return sessions.watch(request).map(known -> known.person().name()).orElse("");
    }

    /** Who is signed in; empty if nobody is any more. */
    protected final Optional<Person> signedIn(HttpServletRequest request) {
        return sessions.watch(request).map(SignedIn::person);
    }

    /** Whether the page only looks again by itself. */
    protected static boolean byItself(HttpServletRequest request) {
        return request.getHeader(Sessions.BY_ITSELF) != null;
    }

    /** What the query or a form says; empty if it does not. */
    protected static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    /**
     * What every page shows.
     *
     * @param name of the page
     * @param person who is signed in
     * @param form what its forms carry
     * @param result what was done just now
     * @param now the time that others are told against
     * @param waiting how much waits behind an entry of the menu, by its name
     */
    public record Shown(
            String name, Person person, String form, Done result, Instant now, Map<String, Integer> waiting) {

        /** How much waits there; 0 if nothing. */
        public int waits(String entry) {
            return waiting.getOrDefault(entry, 0);
        }

        /** What was done just now; empty if nothing. */
        public String done() {
            return result.sentence();
        }

        /** Why it was not done. */
        public String problem() {
            return result.problem();
        }

        /** Shown this once. */
        public String secret() {
            return result.secret();
        }

        /** How long ago or ahead a time is. */
        public String when(Instant time) {
            return Times.relative(time, now);
        }

        @Override
        public String toString() {
            return "Shown[" + name + ", " + result + "]";
        }
    }
}
