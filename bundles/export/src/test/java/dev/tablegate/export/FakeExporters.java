// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Exports.Format;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.export.Exporters;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A format that writes names and ids on lines and closes its stream, one that packs itself, and one that fails. */
final class FakeExporters implements Exporters {

    @Override
    public List<Format> formats() {
        return List.of(
                new Format("broken", "Broken", "text/plain", "txt", true),
                new Format("lines", "Lines", "text/plain", "txt", true),
                new Format("packed", "Packed", "application/zip", "zip", false));
    }

    @Override
    public Optional<Format> find(String format) {
        return formats().stream().filter(one -> one.format().equals(format)).findFirst();
    }

    @Override
    public void write(String format, Rows rows, OutputStream out, Call call) throws IOException {
        try (out) {
            line(out, String.join(",", rows.columns().stream().map(Column::name).toList()) + " " + rows.count());
            for (Map<String, Value> row : rows) {
                if (format.equals("broken")) {
                    throw new ToolException(ToolException.Standard.INTERNAL, "The exporter broken failed.");
                }
                line(out, row.get("id") instanceof Value.Text(var id) ? id : "?");
            }
        }
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
