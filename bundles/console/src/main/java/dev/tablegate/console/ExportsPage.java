// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.host.export.ExportFiles;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Files that connections made: all that the person may have, or with {@code ?export=ID} one. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=tablegate-exports",
            "felix.webconsole.title=Exports",
            "felix.webconsole.category=Tablegate"
        })
public final class ExportsPage extends ConsolePage {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 200;

    private final transient ExportFiles files;

    @Activate
    public ExportsPage(@Reference Frame frame, @Reference ExportFiles files) {
        super("exports.jte", frame);
        this.files = files;
    }

    @Override
    protected Map<String, Object> content(HttpServletRequest request) {
        String id = parameter(request, "export");
        List<ExportFiles.Shown> found =
                id.isEmpty() ? files.list(MOST) : files.find(id).stream().toList();
        var views = found.stream()
                .filter(shown -> mayHave(request, shown))
                .map(ExportView::new)
                .toList();
        return Map.of("exports", views, "one", !id.isEmpty());
    }

    @Override
    protected Done act(HttpServletRequest request, String person) {
        String id = parameter(request, "id");
        boolean known = parameter(request, "action").equals("delete")
                && files.find(id).filter(shown -> mayHave(request, shown)).isPresent();
        if (!known) {
            throw new IllegalArgumentException("There is no such export any more. Open the page again.");
        }
        files.delete(id, person);
        return Done.well("Deleted. What ran has stopped.");
    }

    private boolean mayHave(HttpServletRequest request, ExportFiles.Shown shown) {
        return signedIn(request)
                .filter(person -> ExportView.mayHave(person, shown))
                .isPresent();
    }
}
