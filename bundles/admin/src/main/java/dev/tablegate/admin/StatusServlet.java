// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.access.Power;
import dev.tablegate.host.catalog.Catalog;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import jakarta.servlet.Servlet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Says how the server is and what it serves. Answers also while parts of the host are missing. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/admin/status")
public final class StatusServlet extends AdminServlet {

    private static final long serialVersionUID = 1L;

    @Activate
    public StatusServlet(
            BundleContext context,
            @Reference Gate gate,
            @Reference Health health,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Optional<Catalog> catalog,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Optional<Grants> grants,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Optional<Profiles> profiles,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Optional<Power> power) {
        super("GET", gate, request -> {
            ObjectNode status = Json.object()
                    .put("version", context.getProperty("tablegate.version"))
                    .put("pid", ProcessHandle.current().pid());
            Health.Report report = health.report();
            status.put("ready", report.ready());
            status.put(
                    "tools",
                    catalog.map(c -> c.tools(Scope.FULL).entries().size()).orElse(0));
            ArrayNode slugs = status.putArray("profiles");
            profiles.stream()
                    .flatMap(known -> known.list().stream().map(Profile::slug).filter(known::exposed))
                    .forEach(slugs::add);
            status.put("on", power.map(Power::on).orElse(false));
            ArrayNode connections = status.putArray("connections");
            grants.map(Grants::list).orElse(List.of()).stream()
                    .map(StatusServlet::connection)
                    .forEach(connections::add);
            ArrayNode problems = status.putArray("problems");
            report.problems().forEach(problems::add);
            catalog.map(Catalog::problems).orElse(List.of()).stream()
                    .map(problem -> problem.name() + " of " + problem.bundle() + ": " + problem.reason())
                    .forEach(problems::add);
            return status;
        });
    }

    private static JsonNode connection(Grant grant) {
        return Json.object()
                .put("connection", grant.connection())
                .put("label", grant.label())
                .put("profile", grant.profile())
                .put("scope", grant.scope().name().toLowerCase(Locale.ROOT))
                .put("expires", grant.expires().toString());
    }
}
