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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** A table in Markdown, for reading. What is marked up in a value is shown, not followed. */
@Component
@ExportFormat(format = "markdown", title = "Markdown", mediaType = "text/markdown; charset=utf-8", extension = "md")
public final class MarkdownExporter implements Exporter {

    private static final Set<String> NUMBERS = Set.of("N");
    private static final Pattern MARKUP = Pattern.compile("[\\\\|`*_\\[\\]<>&~]");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cntrl}|^ | $");

    @Override
    public void write(Rows rows, OutputStream out, Call call) throws IOException {
        List<Column> columns = rows.columns();
        if (columns.isEmpty()) {
            return;
        }
        Writer table = Text.to(out);
        line(table, columns.stream().map(Column::name).map(MarkdownExporter::escaped));
        line(table, columns.stream().map(column -> column.types().equals(NUMBERS) ? "---:" : "---"));
        for (var row : rows) {
            call.checkCancelled();
            line(table, columns.stream().map(column -> cell(row.get(column.name()))));
        }
        table.flush();
    }

    private static void line(Writer table, Stream<String> cells) throws IOException {
        table.write(cells.collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String cell(@Nullable Value value) {
        return switch (value) {
            case null -> "";
            case Value.Null none -> "*null*";
            case Value.Text(var text) -> text.isEmpty() ? "*empty*" : escaped(text);
            case Value.Num(var number) -> Text.number(number);
            case Value.Bool(var flag) -> String.valueOf(flag);
            case Value other -> escaped(Text.json(other));
        };
    }

    private static String escaped(String text) {
        String shown = MARKUP.matcher(text).replaceAll("\\\\$0");
        return INVISIBLE
                .matcher(shown)
                .replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";");
    }
}
