// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.host.audit.Audit;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Shows and checks the audit record. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/admin/audit")
public final class AuditServlet extends AdminServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 1_000;

    @Activate
    public AuditServlet(@Reference Gate gate, @Reference Audit audit) {
        super("GET", gate, request -> request.getParameter("lines") == null ? verified(audit) : lines(request, audit));
    }

    private static JsonNode verified(Audit audit) {
        Audit.Verification found = audit.verify();
        return Json.object()
                .put("lines", found.lines())
                .put("whole", found.problem().isEmpty())
                .put("problem", found.problem().orElse(""));
    }

    private static JsonNode lines(HttpServletRequest request, Audit audit) {
        String wanted = request.getParameter("lines");
        if (!wanted.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("Ask for 1 to " + MOST + " lines.");
        }
        var lines = Json.object();
        var array = lines.putArray("lines");
        audit.lines(OptionalLong.empty(), Math.clamp(Integer.parseInt(wanted), 1, MOST))
                .forEach(line -> array.add(line.json()));
        return lines;
    }
}
