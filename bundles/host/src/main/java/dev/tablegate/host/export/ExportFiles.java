// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.export;

import dev.tablegate.api.export.Export;
import dev.tablegate.host.workspace.Workspace;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What people do with the exports of connections. Each download and deletion is recorded first. */
@ProviderType
public interface ExportFiles {

    /** The topic of the event that is sent when an export began, went on, ended or was deleted; {@code id} tells which. */
    String CHANGED = "dev/tablegate/exports/CHANGED";

    /**
     * The exports of all connections, newest first.
     *
     * @param limit at most so many, 1 to 1,000
     */
    List<Shown> list(int limit);

    /** One of them; empty if there is none of that id. */
    Optional<Shown> find(String id);

    /**
     * The file of an export, for a person to keep.
     *
     * @throws IllegalArgumentException with a sentence if there is none any more
     */
    Download download(String id, Part part, String person);

    /**
     * Ends an export and deletes what there is of it.
     *
     * @throws IllegalArgumentException with a sentence if there is none any more
     */
    void delete(String id, String person);

    /** The two files of an export. */
    enum Part {
        /** What was asked for. */
        CONTENT,
        /** What it was made of. */
        MANIFEST
    }

    /**
     * An export, and whose it is.
     *
     * @param export the export
     * @param connection whose it is
     * @param label what people call the connection
     * @param owner the person who approved the connection
     * @param profile slug of the profile
     */
    record Shown(Export export, String connection, String label, String owner, String profile) {}

    /**
     * A file on its way to a person. Whoever takes it closes the content.
     *
     * @param file what it is
     * @param content its bytes
     */
    record Download(Workspace.File file, InputStream content) {}
}
