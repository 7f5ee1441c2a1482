// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import dev.tablegate.api.export.ExportFormat;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import java.io.IOException;
import java.io.OutputStream;
import org.osgi.service.component.annotations.Component;

/** One JSON array, with an object for each row. */
@Component
@ExportFormat(format = "json", title = "JSON", mediaType = "application/json", extension = "json")
public final class JsonExporter implements Exporter {

    @Override
    public void write(Rows rows, OutputStream out, Call call) throws IOException {
        try (var array = Text.items().writeValuesAsArray(out)) {
            for (var row : rows) {
                call.checkCancelled();
                array.write(row);
            }
        }
    }
}
