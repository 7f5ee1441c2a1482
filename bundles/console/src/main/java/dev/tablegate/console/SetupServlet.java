// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

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

/** Where the first operator chooses a name and a password. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/sign-in/setup")
public final class SetupServlet extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient SetupLink link;
    private final transient Sessions sessions;

    @Activate
    public SetupServlet(@Reference SetupLink link, @Reference Sessions sessions) {
        this.link = link;
        this.sessions = sessions;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(response, HttpServletResponse.SC_OK, text(request, "token"), "");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = text(request, "token");
        if (!View.fromOurPage(request)) {
            show(response, HttpServletResponse.SC_FORBIDDEN, token, "That form came from another page.");
            return;
        }
        try {
            Optional<Person> person = link.use(token, text(request, "name"), text(request, "password"));
            if (person.isEmpty()) {
                show(response, HttpServletResponse.SC_FORBIDDEN, token, "");
                return;
            }
            sessions.begin(person.get(), request, response);
            View.redirect(response, ConsolePage.ROOT + "/tablegate-connect");
        } catch (IllegalArgumentException wrong) {
            show(response, HttpServletResponse.SC_BAD_REQUEST, token, sentence(wrong));
        }
    }

    private void show(HttpServletResponse response, int status, String token, String problem) throws IOException {
        if (link.opens(token)) {
            View.page(
                    response,
                    status,
                    "setup.jte",
                    Map.of("problem", problem, "token", token, "shortest", Password.SHORTEST));
        } else {
            View.message(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "This link is used up",
                    "The first operator was set up already, or the server was started again since. As long as there"
                            + " is a link, it stands in the file run/setup-link of the data directory.");
        }
    }
}
