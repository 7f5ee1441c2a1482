// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Sessions.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.webconsole.spi.SecurityProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The only way into the Felix web console. It is asked for every request of every plugin, so what is checked here is
 * checked everywhere: the session, the role by path, and that a change comes from a page of this server.
 */
@Component(property = "webconsole.security.provider.id=tablegate")
public final class ConsoleSecurity implements SecurityProvider {

    private static final String OURS = "/tablegate-";
    private static final String START = ConsolePage.ROOT + "/tablegate-connect";
    private static final Set<String> APPROVERS_SEE = Set.of(
            "/tablegate-clients",
            "/tablegate-changes",
            "/tablegate-jobs",
            "/tablegate-data",
            "/tablegate-exports",
            "/tablegate-connect",
            "/tablegate-tools",
            "/tablegate-audit",
            "/tablegate-account",
            "/tablegate-codes",
            "/logout");
    private static final Set<String> APPROVERS_CHANGE = Set.of(
            "/tablegate-clients",
            "/tablegate-changes",
            "/tablegate-jobs",
            "/tablegate-data",
            "/tablegate-exports",
            "/tablegate-audit",
            "/tablegate-account",
            "/tablegate-codes");
    private static final int LONGEST_FORM = 65_536;
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD");

    /** Pages of the console itself have scripts inside, and make some as they sort; ours set a stricter policy. */
    private static final String LOOSE = "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self'"
            + " 'unsafe-inline' 'unsafe-eval'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self';"
            + " frame-ancestors 'none'";

    private final Sessions sessions;

    @Activate
    public ConsoleSecurity(@Reference Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    @SuppressWarnings("NullAway") // null is how the console wants to be told that the request is answered
    public Object authenticate(HttpServletRequest request, HttpServletResponse response) {
        View.guard(response);
        response.setHeader("Content-Security-Policy", LOOSE);
        try {
            Optional<SignedIn> person = sessions.of(request);
            if (person.isEmpty()) {
                ask(request, response);
                return null;
            }
            if (path(request).isEmpty()) {
                View.redirect(response, START);
                return null;
            }
            Optional<String> refusal = refusal(request, person.get());
            if (refusal.isPresent()) {
                settle(request);
                String title = HARMLESS.contains(request.getMethod()) ? "Not for you" : "Nothing was done";
                View.message(response, HttpServletResponse.SC_FORBIDDEN, title, refusal.get());
                return null;
            }
            return person.get().person().name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> refusal(HttpServletRequest request, SignedIn person) {
        String path = path(request);
        boolean harmless = HARMLESS.contains(request.getMethod());
        if (!person.person().operator() && !approversMay(path, harmless)) {
            return Optional.of("That is for operators. Approvers decide about clients and changes.");
        }
        if (harmless) {
            return Optional.empty();
        }
        if (!View.fromOurPage(request)) {
            return Optional.of("That change came from another page. Open the page in the console and try again.");
        }
        return path.startsWith(OURS) && !person.sent(request)
                ? Optional.of("The form is too old. Open the page again and repeat it.")
                : Optional.empty();
    }

    private static boolean approversMay(String path, boolean harmless) {
        return (harmless ? APPROVERS_SEE : APPROVERS_CHANGE).contains(path);
    }

    /** What comes after the root of the console, without a slash at its end. */
    private static String path(HttpServletRequest request) {
        return Optional.ofNullable(request.getPathInfo()).orElse("").replaceAll("/+$", "");
    }

    private static void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("Authorization") != null) {
            View.message(
                    response,
                    HttpServletResponse.SC_UNAUTHORIZED,
                    "Not signed in",
                    "The console takes no password in a header, and there is none to begin with. Open /sign-in in a"
                            + " browser.");
        } else if (HARMLESS.contains(request.getMethod())) {
            String query = Optional.ofNullable(request.getQueryString())
                    .map(text -> "?" + text)
                    .orElse("");
            String to = request.getRequestURI() + query;
            View.redirect(response, "/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        } else {
            settle(request);
            View.message(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Not signed in",
                    "Nothing was done. Sign in, then try again.");
        }
    }

    /** What is left unread would close the connection under the browser's next request. */
    private static void settle(HttpServletRequest request) throws IOException {
        request.getInputStream().readNBytes(LONGEST_FORM);
    }

    @Override
    public boolean authorize(Object user, String role) {
        // What a person may do was decided by the path already.
        return true;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request, response);
        View.redirect(response, "/sign-in");
    }
}
