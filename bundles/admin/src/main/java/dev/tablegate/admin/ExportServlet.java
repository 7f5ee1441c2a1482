// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import dev.tablegate.host.export.ExportFiles;
import dev.tablegate.host.export.ExportFiles.Part;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Gives out the file of an export. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/admin/export")
public final class ExportServlet extends AdminServlet {

    private static final long serialVersionUID = 1L;

    private final transient ExportFiles files;

    @Activate
    public ExportServlet(@Reference Gate gate, @Reference ExportFiles files) {
        super("GET", gate, request -> Json.object());
        this.files = files;
    }

    @Override
    void reply(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = Objects.requireNonNullElse(request.getParameter("id"), "");
        try (var content = files.download(id, Part.CONTENT, PERSON).content()) {
            response.setContentType("application/octet-stream");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            content.transferTo(response.getOutputStream());
        }
    }
}
