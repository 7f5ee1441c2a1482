// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.export;

import dev.tablegate.api.tool.Call;
import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Writes rows in one format. Register an implementation as an OSGi service annotated with {@link ExportFormat}; the host
 * reads the rows, compresses, counts, encrypts and delivers. One instance serves many exports at once.
 */
@ConsumerType
public interface Exporter {

    /**
     * Writes all rows. Never holds them all; the stream need not be closed.
     *
     * @throws IOException if the stream fails; anything else ends the export with an internal error
     */
    void write(Rows rows, OutputStream out, Call call) throws IOException;
}
