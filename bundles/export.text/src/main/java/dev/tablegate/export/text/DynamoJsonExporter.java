// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tablegate.api.data.DynamoJson;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.ExportFormat;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** The lines of DynamoDB's own table export, which importers of AWS and of others read: nothing at all is lost. */
@Component
@ExportFormat(
        format = "dynamodb-json",
        title = "DynamoDB JSON",
        mediaType = "application/x-ndjson",
        extension = "dynamodb.json")
public final class DynamoJsonExporter implements Exporter {

    private final JsonFactory json = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    @Override
    public void write(Rows rows, OutputStream out, Call call) throws IOException {
        try (JsonGenerator lines = json.createGenerator(out)) {
            lines.setRootValueSeparator(null);
            for (var row : rows) {
                call.checkCancelled();
                lines.writeStartObject();
                lines.writeFieldName("Item");
                write(DynamoJson.wrapItem(row), lines);
                lines.writeEndObject();
                lines.writeRaw('\n');
            }
        }
    }

    private static void write(Map<String, Value> entries, JsonGenerator lines) throws IOException {
        lines.writeStartObject();
        for (var entry : entries.entrySet()) {
            lines.writeFieldName(entry.getKey());
            write(entry.getValue(), lines);
        }
        lines.writeEndObject();
    }

    private static void write(Value wrapped, JsonGenerator lines) throws IOException {
        switch (wrapped) {
            case Value.Document(var entries) -> write(entries, lines);
            case Value.Sequence(var members) -> {
                lines.writeStartArray();
                for (Value member : members) {
                    write(member, lines);
                }
                lines.writeEndArray();
            }
            case Value.Text(var text) -> lines.writeString(text);
            case Value.Bool(var flag) -> lines.writeBoolean(flag);
            case Value other -> throw new IllegalStateException("no part of DynamoDB JSON: " + other.type());
        }
    }
}
