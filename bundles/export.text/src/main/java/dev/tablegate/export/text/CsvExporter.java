// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.ExportFormat;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** CSV by RFC 4180. What a spreadsheet would run as a formula is made text. */
@Component
@ExportFormat(format = "csv", title = "CSV", mediaType = "text/csv; charset=utf-8", extension = "csv")
public final class CsvExporter implements Exporter {

    /** Apostrophes in front count as well, so that who takes one away always gets what was written. */
    private static final Pattern FORMULA =
            Pattern.compile("(?s)(?:'*[\\t\\r\\n]|['\\s]*[=+\\-@\uff1d\uff0b\uff0d\uff20]).*");

    /** A number that stands as text runs nothing. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

    private static final Pattern TO_QUOTE = Pattern.compile("(?s)|.*[,\"\\r\\n].*|[ \\t].*|.*[ \\t]");

    @Override
    public void write(Rows rows, OutputStream out, Call call) throws IOException {
        var names = rows.columns().stream().map(Column::name).toList();
        if (names.isEmpty()) {
            return;
        }
        Writer csv = Text.to(out);
        line(csv, names.stream().map(CsvExporter::quoted).toList());
        for (var row : rows) {
            call.checkCancelled();
            line(csv, names, row);
        }
        csv.flush();
    }

    private static void line(Writer csv, List<String> names, Map<String, Value> row) throws IOException {
        line(csv, names.stream().map(name -> cell(row.get(name))).toList());
    }

    private static void line(Writer csv, List<String> cells) throws IOException {
        csv.write(String.join(",", cells));
        csv.write("\r\n");
    }

    private static String cell(@Nullable Value value) {
        return switch (value) {
            case null -> "";
            case Value.Null none -> "";
            case Value.Text(var text) -> quoted(text);
            case Value.Num(var number) -> Text.number(number);
            case Value.Bool(var flag) -> String.valueOf(flag);
            case Value other -> quoted(Text.json(other));
        };
    }

    private static String quoted(String text) {
        boolean harmful =
                FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
        String safe = harmful ? "'" + text : text;
        return TO_QUOTE.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
