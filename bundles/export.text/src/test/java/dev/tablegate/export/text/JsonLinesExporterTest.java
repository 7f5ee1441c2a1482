// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.tck.ExporterContract;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.ListedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JsonLinesExporterTest implements ExporterContract {

    @Override
    public Exporter exporter() {
        return new JsonLinesExporter();
    }

    @Override
    public List<Map<String, Value>> read(byte[] file, Rows written) throws IOException {
        var items = new ArrayList<Map<String, Value>>();
        for (String line : new String(file, UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                items.add(PlainJson.item(PlainJson.MAPPER.readTree(line), PlainJson::plain));
            }
        }
        return items;
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "jsonl"})
    void duckDbReadsBothKindsOfJson(String format, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("t." + format);
        var rows = new ListedRows(
                "T",
                List.of(
                        Map.of(
                                "id",
                                Value.Num.of(1),
                                "price",
                                Value.Num.of("12.5"),
                                "text",
                                new Value.Text("\u00e9\n")),
                        Map.of("id", Value.Num.of(2), "list", new Value.Sequence(List.of(new Value.Bool(true))))));
        try (var out = Files.newOutputStream(file)) {
            Exporter exporter = format.equals("json") ? new JsonExporter() : new JsonLinesExporter();
            exporter.write(rows, out, new FakeCall());
        }
        try (var connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "select count(*), sum(price), max(text), bool_or(list[1]) from read_json('" + file + "')")) {
            assertTrue(result.next());
            assertEquals(2, result.getLong(1));
            assertEquals(12.5, result.getDouble(2));
            assertEquals("\u00e9\n", result.getString(3));
            assertTrue(result.getBoolean(4));
        }
    }

    @Test
    void digitsThatADoubleWouldLoseStandInAnEnvelope() throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        exporter()
                .write(
                        new ListedRows("T", List.of(Map.of("n", Value.Num.of("9007199254740993")))),
                        out,
                        new FakeCall());
        assertEquals("{\"n\":{\"$number\":\"9007199254740993\"}}\n", out.toString(UTF_8));
    }
}
