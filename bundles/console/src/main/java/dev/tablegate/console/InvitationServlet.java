// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Invitations.Invited;
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

/** Where somebody who was invited chooses a password. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern(InvitationServlet.PATH)
public final class InvitationServlet extends PageServlet {

    static final String PATH = "/sign-in/invitation";

    private static final long serialVersionUID = 1L;

    private final transient Invitations invitations;
    private final transient Sessions sessions;

    @Activate
    public InvitationServlet(@Reference Invitations invitations, @Reference Sessions sessions) {
        this.invitations = invitations;
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
            sessions.begin(invitations.accept(token, text(request, "password")), request, response);
            View.redirect(response, ConsolePage.ROOT + "/tablegate-clients");
        } catch (IllegalArgumentException wrong) {
            show(response, HttpServletResponse.SC_BAD_REQUEST, token, sentence(wrong));
        }
    }

    private void show(HttpServletResponse response, int status, String token, String problem) throws IOException {
        Optional<Invited> invited = invitations.find(token);
        if (invited.isPresent()) {
            View.page(
                    response,
                    status,
                    "invitation.jte",
                    Map.of(
                            "invited",
                            invited.get(),
                            "problem",
                            problem,
                            "token",
                            token,
                            "shortest",
                            Password.SHORTEST));
        } else {
            View.message(response, HttpServletResponse.SC_FORBIDDEN, "This link is used up", Invitations.GONE);
        }
    }
}
