// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Sessions.SignedIn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.webconsole.servlet.AbstractServlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page of ours in the web console: shows a template, and does what its forms ask for. */
public abstract class ConsolePage extends AbstractServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ConsolePage.class);
    private static final String DONE = "dev.tablegate.done";
    private static final String PROBLEM = "dev.tablegate.problem";
    private static final String SECRET = "dev.tablegate.secret";

    private final String template;
    private final transient Sessions sessions;

    ConsolePage(String template, Sessions sessions) {
        this.template = template;
        this.sessions = sessions;
    }

    /** What an action did. */
    record Done(String sentence, String secret) {

        Done(String sentence) {
            this(sentence, "");
        }

        @Override
        public String toString() {
            return "Done[" + sentence + "]";
        }
    }

    /** What the template shows, besides what all pages have. */
    abstract Map<String, Object> content(HttpServletRequest request);

    /**
     * Does what a form asks for.
     *
     * @throws IllegalArgumentException with a sentence for the person
     */
    abstract Done act(HttpServletRequest request, String person);

    @Override
    public final void renderContent(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var parameters = new HashMap<>(content(request));
        parameters.put(
                "page",
                new Shown(
                        sessions.of(request).map(SignedIn::formToken).orElse(""),
                        text(request, DONE),
                        text(request, PROBLEM),
                        text(request, SECRET)));
        response.getWriter().write(View.render(template, parameters));
    }

    @Override
    protected final void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        // Who is signed in, and that the form is ours, was checked on the way here.
        Optional<SignedIn> person = sessions.of(request);
        if (person.isPresent()) {
            attempt(request, person.get().person().name());
        }
        doGet(request, response);
    }

    private void attempt(HttpServletRequest request, String person) {
        try {
            Done done = act(request, person);
            request.setAttribute(DONE, done.sentence());
            request.setAttribute(SECRET, done.secret());
        } catch (IllegalArgumentException wrong) {
            request.setAttribute(PROBLEM, String.valueOf(wrong.getMessage()));
        } catch (RuntimeException failed) {
            // A page that fails would show the container's page instead of what to do.
            LOG.error("An action of the console failed", failed);
            request.setAttribute(PROBLEM, "That failed inside; the server's log says why. Nothing else was changed.");
        }
    }

    static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private static String text(HttpServletRequest request, String attribute) {
        return request.getAttribute(attribute) instanceof String text ? text : "";
    }

    /**
     * What every page shows.
     *
     * @param form what its forms carry
     * @param done what was done just now
     * @param problem why it was not
     * @param secret shown once
     */
    public record Shown(String form, String done, String problem, String secret) {

        @Override
        public String toString() {
            return "Shown[" + done + problem + "]";
        }
    }
}
