// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Clients;
import dev.tablegate.host.access.Consents;
import dev.tablegate.host.access.Elevations;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import jakarta.servlet.Servlet;
import java.time.Instant;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Lists what waits for a decision, what was approved, and the clients that are known. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/admin/clients")
public final class ClientsServlet extends AdminServlet {

    private static final long serialVersionUID = 1L;

    @Activate
    public ClientsServlet(
            @Reference Gate gate,
            @Reference Consents consents,
            @Reference Elevations elevations,
            @Reference Grants grants,
            @Reference Clients clients) {
        super("GET", gate, request -> {
            ObjectNode answer = Json.object();
            var waiting = answer.putArray("waiting");
            consents.waiting().stream().map(ClientsServlet::consent).forEach(waiting::add);
            var wishes = answer.putArray("elevations");
            elevations.waiting().stream().map(ClientsServlet::elevation).forEach(wishes::add);
            var connections = answer.putArray("connections");
            grants.list().stream().map(grant -> connection(grant, grants)).forEach(connections::add);
            var known = answer.putArray("clients");
            clients.list()
                    .forEach(client -> known.addObject()
                            .put("id", client.id())
                            .put("name", client.name())
                            .put("kind", client.kind().name().toLowerCase(Locale.ROOT))
                            .put("since", client.since().toString()));
            return answer;
        });
    }

    private static JsonNode consent(Consents.Consent consent) {
        return Json.object()
                .put("id", consent.id())
                .put("name", consent.client().name())
                .put("code", consent.code())
                .put("redirect", consent.redirect())
                .put("profile", consent.profile().orElse(""))
                .put("scope", name(consent.scope()))
                .put("since", consent.since().toString());
    }

    private static JsonNode elevation(Elevations.Elevation wish) {
        return Json.object()
                .put("id", wish.id())
                .put("connection", wish.grant().connection())
                .put("name", wish.grant().label())
                .put("profile", wish.grant().profile())
                .put("scope", name(wish.scope()))
                .put("operation", wish.operation())
                .put("since", wish.since().toString());
    }

    private static JsonNode connection(Grant grant, Grants grants) {
        return Json.object()
                .put("connection", grant.connection())
                .put("name", grant.label())
                .put("profile", grant.profile())
                .put("scope", name(grant.scope()))
                .put("approver", grant.approver())
                .put("inForce", grants.inForce(grant.connection()))
                .put(
                        "lastUsed",
                        grants.lastUsed(grant.connection())
                                .map(Instant::toString)
                                .orElse(""))
                .put("expires", grant.expires().toString());
    }

    private static String name(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
