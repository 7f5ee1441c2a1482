// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.parquet;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.ExporterContract;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.ListedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ParquetExporterTest implements ExporterContract {

    private static final Value WHOLE = Value.Num.of(5);
    private static final Value TEXT = new Value.Text("a");
    private static final Value NULL = new Value.Null();

    private final Path folder = Path.of("target", "exports").toAbsolutePath();

    @Override
    public Exporter exporter() {
        return new ParquetExporter(folder, 128);
    }

    @Override
    public Optional<Value> kept(Value value) {
        return value instanceof Value.Null ? Optional.empty() : Optional.of(value);
    }

    /** Gives back what was written where the file says the same. */
    @Override
    public List<Map<String, Value>> read(byte[] file, Rows written) throws Exception {
        Path parquet = Files.write(Files.createTempFile("read", ".parquet"), file);
        var items = new ArrayList<Map<String, Value>>();
        var expected = ((ListedRows) written).items().iterator();
        try (var connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                var statement = connection.createStatement();
                var result = statement.executeQuery("from '" + parquet + "'")) {
            while (result.next()) {
                var item = new LinkedHashMap<String, Value>();
                var original = expected.next();
                int number = 1;
                for (var column : written.columns()) {
                    Value value = original.getOrDefault(column.name(), NULL);
                    Object cell = result.getObject(number);
                    assertTrue(Sameness.same(value, cell), () -> column.name() + " was " + value + " and is " + cell);
                    kept(value).ifPresent(there -> item.put(column.name(), there));
                    number++;
                }
                items.add(item);
            }
        } finally {
            Files.delete(parquet);
        }
        return items;
    }

    static Stream<Object> typed() {
        var wide = new LinkedHashMap<String, Value>();
        for (int i = 0; i < 150; i++) {
            wide.put("f" + i, i % 2 == 0 ? WHOLE : NULL);
        }
        return Stream.of(
                arguments("VARCHAR", List.of(TEXT, NULL)),
                arguments("BIGINT", List.of(WHOLE, Value.Num.of(Long.MIN_VALUE))),
                arguments("DECIMAL(38,2)", List.of(WHOLE, Value.Num.of("-0.25"))),
                arguments("DECIMAL(38,0)", List.of(WHOLE, Value.Num.of("9223372036854775808"))),
                arguments("VARCHAR", List.of(Value.Num.of("1E+125"), Value.Num.of("1E-130"))),
                arguments("BLOB", List.of(Value.Binary.of(new byte[] {0, 1, -1}), Value.Binary.of(new byte[0]))),
                arguments("STRUCT(n BIGINT, s VARCHAR)", List.of(WHOLE, TEXT, NULL)),
                arguments("VARCHAR", List.of(NULL)),
                arguments("BLOB[]", List.of(Value.BinarySet.of(List.of(Value.Binary.of(new byte[] {7}))))),
                arguments(
                        "STRUCT(n BIGINT, s VARCHAR)[]",
                        List.of(new Value.Sequence(List.of(WHOLE, NULL, TEXT)), new Value.Sequence(List.of()))),
                arguments(
                        "STRUCT(A BIGINT, a_2 VARCHAR, b DECIMAL(38,1))",
                        List.of(
                                Value.Document.of(Map.of("A", WHOLE)),
                                Value.Document.of(Map.of("a", TEXT)),
                                Value.Document.of(Map.of("b", Value.Num.of("1.5"))))),
                arguments("MAP(VARCHAR, BIGINT)", List.of(new Value.Document(wide))),
                arguments("MAP(VARCHAR, VARCHAR)", List.of(Value.Document.of(Map.of()))));
    }

    @ParameterizedTest
    @MethodSource("typed")
    void theTypeOfAColumnFollowsFromItsValues(String type, List<Value> values) throws Exception {
        var rows = new ListedRows(
                "T", values.stream().map(value -> Map.of("c", value)).toList());
        var out = new java.io.ByteArrayOutputStream();
        exporter().write(rows, out, new FakeCall());
        read(out.toByteArray(), rows);
        assertEquals(type, type(out.toByteArray()));
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        exporter()
                .write(
                        new ListedRows("T", List.of(Map.of("a", TEXT))),
                        new java.io.ByteArrayOutputStream(),
                        new FakeCall());
        var cancelled = new FakeCall().cancel();
        assertThrows(
                ToolException.class,
                () -> exporter()
                        .write(
                                new ListedRows("T", List.of(Map.of("a", TEXT))),
                                new java.io.ByteArrayOutputStream(),
                                cancelled));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private static String type(byte[] file) throws IOException, SQLException {
        Path parquet = Files.write(Files.createTempFile("type", ".parquet"), file);
        try (var connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                var statement = connection.createStatement();
                var result = statement.executeQuery("select any_value(typeof(c)) from '" + parquet + "'")) {
            assertTrue(result.next());
            return result.getString(1);
        } finally {
            Files.delete(parquet);
        }
    }
}
