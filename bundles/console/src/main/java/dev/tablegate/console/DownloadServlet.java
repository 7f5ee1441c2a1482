// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.export.ExportFiles;
import dev.tablegate.host.export.ExportFiles.Part;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Gives files of exports to people who are signed in and may have them: to keep, never to be shown by the browser. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern(DownloadServlet.PATH)
public final class DownloadServlet extends PageServlet {

    static final String PATH = "/download";

    private static final long serialVersionUID = 1L;

    private final transient Sessions sessions;
    private final transient ExportFiles files;

    @Activate
    public DownloadServlet(@Reference Sessions sessions, @Reference ExportFiles files) {
        this.sessions = sessions;
        this.files = files;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = text(request, "export");
        var person = sessions.of(request).map(Sessions.SignedIn::person);
        if (person.isEmpty()) {
            String page = ConsolePage.ROOT + "/tablegate-exports?export=" + encoded(id);
            View.redirect(response, "/sign-in?to=" + encoded(page));
            return;
        }
        // Who may not have it is told the same as who asks for what never was.
        var shown = files.find(id).filter(one -> ExportView.mayHave(person.get(), one));
        try {
            if (shown.isEmpty()) {
                throw new IllegalArgumentException("There is no such file any more.");
            }
            Part part = text(request, "part").equals("manifest") ? Part.MANIFEST : Part.CONTENT;
            send(files.download(id, part, person.get().name()), response);
        } catch (IllegalArgumentException gone) {
            View.message(response, HttpServletResponse.SC_NOT_FOUND, "Not there", sentence(gone));
        } catch (AuditFailure unkept) {
            View.message(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "Not recorded",
                    "The download could not be recorded, so there is none. Tell the operator.");
        }
    }

    /** The type that no browser opens, whatever the file is: it holds what agents and other people wrote. */
    private static void send(ExportFiles.Download download, HttpServletResponse response) throws IOException {
        try (var content = download.content()) {
            View.guard(response);
            response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + name(download) + "\"");
            response.setContentType("application/octet-stream");
            response.setContentLengthLong(download.file().bytes());
            content.transferTo(response.getOutputStream());
        }
    }

    /** The workspace makes names safe; a header must not depend on that. */
    private static String name(ExportFiles.Download download) {
        return download.file().name().replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
