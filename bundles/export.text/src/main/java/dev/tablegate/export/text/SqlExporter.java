// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.ExportFormat;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;

/** An INSERT statement for each row, quoted as the standard says. It names only the columns that the row has. */
@Component
@ExportFormat(format = "sql", title = "SQL inserts", mediaType = "application/sql", extension = "sql")
public final class SqlExporter implements Exporter {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    @Override
    public void write(Rows rows, OutputStream out, Call call) throws IOException {
        Writer sql = Text.to(out);
        String into = "INSERT INTO " + name(rows.name());
        for (var row : rows) {
            call.checkCancelled();
            sql.write(into);
            sql.write(row.isEmpty() ? " DEFAULT VALUES" : values(row));
            sql.write(";\n");
        }
        sql.flush();
    }

    private static String values(Map<String, Value> row) {
        return row.keySet().stream().map(SqlExporter::name).collect(Collectors.joining(", ", " (", ")"))
                + row.values().stream().map(SqlExporter::literal).collect(Collectors.joining(", ", " VALUES (", ")"));
    }

    private static String literal(Value value) {
        return switch (value) {
            case Value.Null none -> "NULL";
            case Value.Text(var text) -> text(text);
            case Value.Num(var number) -> Text.number(number);
            case Value.Bool(var flag) -> flag ? "TRUE" : "FALSE";
            case Value.Binary bytes -> "X'" + HEX.formatHex(bytes.bytes()) + "'";
            case Value other -> text(Text.json(other));
        };
    }

    private static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
