// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import dev.tablegate.host.access.Power;
import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Switches the server on and off. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/admin/power")
public final class PowerServlet extends AdminServlet {

    private static final long serialVersionUID = 1L;

    @Activate
    public PowerServlet(@Reference Gate gate, @Reference Power power) {
        super("POST", gate, request -> {
            power.turn(Json.read(request).path("on").asBoolean(), AdminServlet.PERSON);
            return Json.object().put("on", power.on());
        });
    }
}
