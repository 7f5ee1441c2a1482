// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.xlsx;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.export.ExportFormat;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** A workbook of Excel; what does not fit on one sheet goes on to the next. */
@Component
@ExportFormat(
        format = "xlsx",
        title = "Excel",
        mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        extension = "xlsx",
        compressible = false)
public final class XlsxExporter implements Exporter {

    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_COLUMNS = 16_384;

    private final int rowsOfSheet;

    @Activate
    public XlsxExporter() {
        this(MOST_ROWS);
    }

    /** @param rowsOfSheet how many rows a sheet has, with its header */
    XlsxExporter(int rowsOfSheet) {
        this.rowsOfSheet = rowsOfSheet;
    }

    @Override
    public void write(Rows rows, OutputStream out, Call call) throws IOException {
        List<String> names = rows.columns().stream().map(Column::name).toList();
        if (names.size() > MOST_COLUMNS) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "The rows have " + names.size() + " columns; Excel holds " + MOST_COLUMNS
                            + ". Export fewer of them, with a projection or as SQL, or choose another format.");
        }
        try (var workbook = new Workbook(out, "Tablegate", null)) {
            int sheets = 1;
            var sheet = new Sheet(workbook, rows.name(), sheets, names);
            for (var row : rows) {
                call.checkCancelled();
                if (sheet.rows() == rowsOfSheet) {
                    sheet.finish();
                    sheets++;
                    sheet = new Sheet(workbook, rows.name(), sheets, names);
                }
                sheet.add(row);
            }
            sheet.finish();
        }
    }
}
