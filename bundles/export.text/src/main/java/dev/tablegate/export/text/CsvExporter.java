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
import java.util.function.UnaryOperator;
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

    @Override
    public void write(Rows rows, OutputStream out, Call call) throws IOException {
        var names = rows.columns().stream().map(Column::name).toList();
        if (names.isEmpty()) {
            return;
        }
        Writer csv = Text.to(out);
        line(csv, names, CsvExporter::quoted);
        for (var row : rows) {
            call.checkCancelled();
            line(csv, names, name -> cell(row.get(name)));
        }
        csv.flush();
    }

    private static void line(Writer csv, List<String> names, UnaryOperator<String> cell) throws IOException {
        String before = "";
        for (String name : names) {
            csv.write(before);
            csv.write(cell.apply(name));
            before = ",";
        }
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
        String safe = harmful(text) ? "'" + text : text;
        return needsQuotes(safe) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** Nothing that begins with a letter or a digit is a formula, so that few texts are looked at closely. */
    private static boolean harmful(String text) {
        return !text.isEmpty()
                && !Character.isLetterOrDigit(text.charAt(0))
                && FORMULA.matcher(text).matches()
                && !NUMBER.matcher(text).matches();
    }

    private static boolean needsQuotes(String text) {
        if (text.isEmpty() || isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1))) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one == ',' || one == '"' || one == '\r' || one == '\n') {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(char one) {
        return one == ' ' || one == '\t';
    }
}
