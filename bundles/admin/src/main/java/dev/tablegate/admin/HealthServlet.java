// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Says whether the server is ready: to strangers no more than that, to the admin also why not. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health")
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Gate gate;
    private final transient Health health;

    @Activate
    public HealthServlet(@Reference Gate gate, @Reference Health health) {
        this.gate = gate;
        this.health = health;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET");
            Json.error(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Use GET.");
            return;
        }
        if (!Gate.fromThisMachine(request)) {
            Json.error(response, HttpServletResponse.SC_FORBIDDEN, "Ask from this machine, by its own name.");
            return;
        }
        Health.Report report = health.report();
        ObjectNode body = Json.object().put("ready", report.ready());
        if (gate.admits(request)) {
            report.problems().forEach(body.putArray("problems")::add);
        }
        Json.write(
                response,
                report.ready() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                body);
    }
}
