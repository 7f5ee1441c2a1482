// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.host.access.Consents;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Tells a browser that waits whether its request was decided, and nothing else. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/consent/state")
public final class ConsentStateServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Consents consents;

    @Activate
    public ConsentStateServlet(@Reference Consents consents) {
        this.consents = consents;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean waiting = consents.find(
                        Optional.ofNullable(request.getParameter("request")).orElse(""))
                .filter(consent -> consent.state() == Consents.State.WAITING)
                .isPresent();
        View.guard(response);
        response.setContentType("application/json");
        response.getOutputStream().write(("{\"waiting\":" + waiting + "}").getBytes(StandardCharsets.US_ASCII));
    }
}
