// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.host.profile.Profiles;
import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Lists the profiles. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/admin/profiles")
public final class ProfilesServlet extends AdminServlet {

    private static final long serialVersionUID = 1L;

    @Activate
    public ProfilesServlet(@Reference Gate gate, @Reference Profiles profiles) {
        super("GET", gate, request -> {
            ObjectNode answer = Json.object();
            ArrayNode list = answer.putArray("profiles");
            profiles.list()
                    .forEach(profile -> list.addObject()
                            .put("slug", profile.slug())
                            .put("label", profile.label())
                            .put("region", profile.region())
                            .put("production", profile.production())
                            .put("exposed", profiles.exposed(profile.slug())));
            profiles.remarks().forEach(answer.putArray("remarks")::add);
            return answer;
        });
    }
}
