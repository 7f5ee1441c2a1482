// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.export;

import dev.tablegate.api.export.Exports.Format;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The exporters that bundles offer, as they come and go. A failure of one of them stays inside. */
@ProviderType
public interface Exporters {

    /** The formats, in alphabetical order. */
    List<Format> formats();

    /** One of them. */
    Optional<Format> find(String format);

    /**
     * Writes rows in a format. An exporter of a deployed bundle sees call, rows and stream through an opaque twin.
     *
     * @throws ToolException if there is no such format, or its exporter failed
     * @throws IOException if the stream fails
     */
    void write(String format, Rows rows, OutputStream out, Call call) throws IOException;
}
