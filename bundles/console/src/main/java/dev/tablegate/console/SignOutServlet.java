// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Ends a session. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/sign-in/out")
public final class SignOutServlet extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient Sessions sessions;

    @Activate
    public SignOutServlet(@Reference Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (View.fromOurPage(request)) {
            sessions.end(request, response);
            View.redirect(response, "/sign-in");
        } else {
            View.message(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "Still signed in",
                    "That form came from another page. Sign out with the button in the console.");
        }
    }
}
