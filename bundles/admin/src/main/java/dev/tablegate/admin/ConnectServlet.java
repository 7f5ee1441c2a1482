// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.host.connect.Snippet;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Says how clients are connected to a profile. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/admin/connect")
public final class ConnectServlet extends AdminServlet {

    private static final long serialVersionUID = 1L;

    @Activate
    public ConnectServlet(@Reference Gate gate) {
        super("GET", gate, request -> {
            String profile =
                    Optional.ofNullable(request.getParameter("profile")).orElse("");
            if (!profile.matches("[a-z0-9-]{1,63}")) {
                throw new IllegalArgumentException(
                        "The name of a profile has lower case letters, digits and hyphens. List them with"
                                + " 'tablegate profiles'.");
            }
            ObjectNode answer = Json.object();
            var ways = answer.putArray("ways");
            Snippet.of(endpoint(request), profile)
                    .forEach(way -> ways.addObject()
                            .put("client", way.client())
                            .put("title", way.title())
                            .put("text", way.text()));
            return answer;
        });
    }

    private static URI endpoint(HttpServletRequest request) {
        return URI.create(request.getRequestURL().toString()).resolve("/mcp");
    }
}
