// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import dev.tablegate.api.export.ExportFormat;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import java.io.IOException;
import java.io.OutputStream;
import org.osgi.service.component.annotations.Component;

/** A JSON object on a line for each row. */
@Component
@ExportFormat(format = "jsonl", title = "JSON Lines", mediaType = "application/x-ndjson", extension = "jsonl")
public final class JsonLinesExporter implements Exporter {

    @Override
    public void write(Rows rows, OutputStream out, Call call) throws IOException {
        try (var lines = Text.items().withRootValueSeparator("\n").writeValues(out)) {
            for (var row : rows) {
                call.checkCancelled();
                lines.write(row);
            }
        }
        if (rows.count() > 0) {
            out.write('\n');
        }
    }
}
