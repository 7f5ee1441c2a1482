// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import dev.tablegate.host.access.Clients;
import dev.tablegate.host.access.Grants;
import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Ends connections, and forgets clients with all that was granted to them. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/admin/revoke")
public final class RevokeServlet extends AdminServlet {

    private static final long serialVersionUID = 1L;

    @Activate
    public RevokeServlet(@Reference Gate gate, @Reference Grants grants, @Reference Clients clients) {
        super("POST", gate, request -> {
            String id = Json.read(request).path("id").asText();
            return Json.object().put("revoked", grants.revoke(id, PERSON) || clients.remove(id, PERSON));
        });
    }
}
