// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.export.Export;
import dev.tablegate.host.access.Origin;
import dev.tablegate.host.workspace.Workspace;
import java.net.URI;

/** Where agents and people get the files. */
record Links(Origin origin) {

    URI page(String export) {
        return URI.create(origin.address() + "/system/console/tablegate-exports?export=" + export);
    }

    Export.File file(Header.Made made) {
        return new Export.File(
                made.name(),
                made.mediaType(),
                made.bytes(),
                made.sha256(),
                URI.create(Workspace.RESOURCE + made.id()),
                URI.create(Workspace.RESOURCE + made.manifest()));
    }
}
