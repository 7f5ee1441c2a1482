// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.profile.Exposure;
import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Exposes profiles, and ends that. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/admin/exposure")
public final class ExposureServlet extends AdminServlet {

    private static final long serialVersionUID = 1L;

    @Activate
    public ExposureServlet(@Reference Gate gate, @Reference Exposure exposure, @Reference Grants grants) {
        super("POST", gate, request -> change(Json.read(request), exposure, grants));
    }

    private static JsonNode change(JsonNode body, Exposure exposure, Grants grants) {
        String slug = body.path("profile").asText();
        if (body.path("exposed").asBoolean()) {
            exposure.expose(slug, PERSON);
            return Json.object().put("changed", true);
        }
        boolean changed = exposure.unexpose(slug, PERSON);
        // Here and now: whoever exposes it again at once must not bring back what has ended.
        grants.revokeAll(slug, PERSON);
        return Json.object().put("changed", changed);
    }
}
