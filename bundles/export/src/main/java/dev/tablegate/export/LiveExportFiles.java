// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.host.export.ExportFiles;
import dev.tablegate.host.workspace.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people do with exports. Each decision is recorded first. */
@Component
public final class LiveExportFiles implements ExportFiles {

    private static final int MOST = 1_000;

    private final Desk desk;
    private final Workspace workspace;

    @Activate
    public LiveExportFiles(@Reference Desk desk, @Reference Workspace workspace) {
        this.desk = desk;
        this.workspace = workspace;
    }

    @Override
    public List<Shown> list(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " can be shown at once.");
        }
        return desk.book().all().stream()
                .filter(desk::lives)
                .limit(limit)
                .map(this::shown)
                .toList();
    }

    @Override
    public Optional<Shown> find(String id) {
        return header(id).map(this::shown);
    }

    @Override
    public Download download(String id, Part part, String person) {
        Header header = header(id).orElseThrow(LiveExportFiles::gone);
        var file = header.file()
                .map(made -> part == Part.CONTENT ? made.id() : made.manifest())
                .flatMap(name -> workspace.find(header.origin().connection(), name))
                .orElseThrow(LiveExportFiles::gone);
        desk.trail().downloaded(header, person);
        try {
            return new Download(file, workspace.open(file, 0));
        } catch (IOException failed) {
            throw new IllegalArgumentException(
                    "The file cannot be read: the disk of the server may be damaged. Have it made again.", failed);
        }
    }

    @Override
    public void delete(String id, String person) {
        Header header = header(id).orElseThrow(LiveExportFiles::gone);
        desk.trail().cancelled(header, Optional.of(person));
        if (header.running()) {
            desk.cancel(header);
        } else {
            desk.forget(header);
        }
    }

    private Optional<Header> header(String id) {
        return desk.book().find(id).filter(desk::lives);
    }

    private Shown shown(Header header) {
        var origin = header.origin();
        return new Shown(desk.shown(header), origin.connection(), origin.label(), origin.owner(), origin.profile());
    }

    private static IllegalArgumentException gone() {
        return new IllegalArgumentException("There is no such file any more.");
    }
}
