// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.parquet;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.ExportFormat;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Parquet, written by DuckDB: the types of the columns follow from the rows, so that all rows are read before. */
@Component
@Designate(ocd = ParquetExporter.Config.class)
@ExportFormat(
        format = "parquet",
        title = "Parquet",
        mediaType = "application/vnd.apache.parquet",
        extension = "parquet",
        compressible = false)
public final class ParquetExporter implements Exporter {

    private static final int MOST_COLUMNS = 2_000;
    private static final int ROWS_OF_GROUP = 20_480;

    private final Path folder;
    private final int memoryMegabytes;

    /** What one export may take. */
    @ObjectClassDefinition(name = "Tablegate Parquet export", description = "How Parquet files are written.")
    public @interface Config {

        @AttributeDefinition(
                name = "Memory in megabytes",
                description = "How much memory one export takes outside of Java's. Beyond it, rows are kept in"
                        + " temporary files of the data directory until the export ends.")
        int memoryMegabytes() default 256;
    }

    @Activate
    public ParquetExporter(BundleContext context, Config config) throws IOException {
        this(context.getDataFile("exports").toPath(), config.memoryMegabytes());
        // What a server left that was killed.
        Scratch.delete(folder);
    }

    ParquetExporter(Path folder, int memoryMegabytes) {
        this.folder = folder;
        this.memoryMegabytes = memoryMegabytes;
    }

    @Override
    public void write(Rows rows, OutputStream out, Call call) throws IOException {
        var names = rows.columns().stream().map(Column::name).toList();
        if (names.size() > MOST_COLUMNS) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "The rows have " + names.size() + " columns; a Parquet file of ours has at most " + MOST_COLUMNS
                            + ". Export fewer of them, with a projection or as SQL, or choose another format.");
        }
        try (var scratch = Scratch.open(folder, memoryMegabytes)) {
            var columns = new LinkedHashMap<String, Shape>();
            var marks = new Marks();
            names.forEach(name -> columns.put(name, new Shape(marks)));
            append(scratch, columns, rows, call);
            copy(scratch, select(columns, marks), call);
            Files.copy(scratch.file(), out);
        } catch (LinkageError missing) {
            throw new ToolException(
                    ToolException.Standard.UNAVAILABLE,
                    "Parquet cannot be written on this platform: the engine's native library is missing. Choose"
                            + " another format.",
                    missing);
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static void append(Scratch scratch, Map<String, Shape> columns, Rows rows, Call call)
            throws IOException, SQLException {
        try (var statement = scratch.connection().createStatement()) {
            var definitions = new ArrayList<String>(List.of("present BOOLEAN"));
            for (int i = 0; i < columns.size(); i++) {
                definitions.add("c" + i + " VARCHAR");
            }
            statement.execute("CREATE TABLE spool (" + String.join(", ", definitions) + ")");
        }
        var encoding = new Encoding();
        try (var appender = scratch.connection().createAppender("main", "spool")) {
            for (var row : rows) {
                call.checkCancelled();
                appender.beginRow();
                appender.append(true);
                for (var column : columns.entrySet()) {
                    Value value = row.get(column.getKey());
                    if (value == null || value instanceof Value.Null) {
                        appender.appendNull();
                    } else {
                        appender.append(encoding.of(value, column.getValue()));
                    }
                }
                appender.endRow();
            }
            // Closing it would hide that rows did not get in.
            appender.flush();
        }
    }

    private static String select(Map<String, Shape> columns, Marks marks) {
        var decoding = new Decoding(marks);
        var names = new Names();
        var typed = new ArrayList<String>(List.of("present"));
        var values = new ArrayList<String>();
        columns.forEach((name, shape) -> {
            String cell = "c" + values.size();
            typed.add(decoding.typed(shape, cell) + " AS " + cell);
            values.add(decoding.value(shape, cell) + " AS " + Decoding.name(names.of(name)));
        });
        String selected = values.isEmpty() ? "present" : String.join(", ", values);
        return "SELECT " + selected + " FROM (SELECT " + String.join(", ", typed) + " FROM spool)";
    }

    private static void copy(Scratch scratch, String select, Call call) throws SQLException {
        String copy = "COPY (" + select + ") TO " + Decoding.text(scratch.file().toString())
                + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " + ROWS_OF_GROUP + ")";
        try (var statement = scratch.connection().createStatement()) {
            Aside.run(() -> statement.execute(copy), statement::cancel, call);
        }
    }

    private static RuntimeException failure(SQLException failed) {
        return String.valueOf(failed.getMessage()).contains("Out of Memory")
                ? new ToolException(
                        ToolException.Standard.INVALID_INPUT,
                        "The rows are too large for the memory that a Parquet export may take. Export fewer columns,"
                                + " choose another format, or ask the operator to raise memoryMegabytes of"
                                + " dev.tablegate.export.parquet.ParquetExporter.",
                        failed)
                : new IllegalStateException(failed);
    }
}
