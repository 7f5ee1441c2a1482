// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.tck.ExporterContract;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.ListedRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CsvExporterTest implements ExporterContract {

    private static final String RUNS = "(?s)[=+\\-@\\t\\r\\uff1d\\uff0b\\uff0d\\uff20].*";

    @Override
    public Exporter exporter() {
        return new CsvExporter();
    }

    /** Null and empty text look like missing to this reader; {@link #emptyTextIsTextAndMissingIsNull} asks another. */
    @Override
    public Optional<Value> kept(Value value) {
        boolean nothing = value instanceof Value.Null || value.equals(new Value.Text(""));
        return nothing ? Optional.empty() : Optional.of(Forms.text(value));
    }

    @Override
    public List<Map<String, Value>> read(byte[] file, Rows written) throws IOException {
        var items = new ArrayList<Map<String, Value>>();
        try (var csv = CSVParser.parse(new String(file, UTF_8), CSVFormat.RFC4180)) {
            List<String> names = List.of();
            for (var line : csv) {
                var cells = new ArrayList<String>();
                line.forEach(cell -> cells.add(original(cell)));
                if (names.isEmpty()) {
                    names = List.copyOf(cells);
                    continue;
                }
                assertEquals(names.size(), cells.size());
                var item = new LinkedHashMap<String, Value>();
                for (int i = 0; i < cells.size(); i++) {
                    if (!cells.get(i).isEmpty()) {
                        item.put(names.get(i), new Value.Text(cells.get(i)));
                    }
                }
                items.add(item);
            }
        }
        return items;
    }

    /** As the guide says: an apostrophe in front of what would run is taken away. */
    private static String original(String cell) {
        String rest = cell.isEmpty() ? cell : cell.substring(1);
        boolean marked = cell.startsWith("'")
                && (rest.matches(RUNS)
                        || rest.matches("(?s)['\\s]*[=+\\-@\uff1d\uff0b\uff0d\uff20].*|'*[\\t\\r\\n].*"));
        return marked ? rest : cell;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "=1+1 ~ '=1+1",
                "+49 30 1 ~ '+49 30 1",
                "-5 ~ -5",
                "-5.25e3 ~ -5.25e3",
                "-5+cmd|' /C calc'!A0 ~ '-5+cmd|' /C calc'!A0",
                "@SUM(A1) ~ '@SUM(A1)",
                "\uff1d1 ~ '\uff1d1",
                "'s-Hertogenbosch ~ 's-Hertogenbosch",
                "'=1 ~ ''=1",
                "a=b ~ a=b",
                "` =1` ~ `\"' =1\"`"
            })
    void whatASpreadsheetWouldRunIsMadeText(String text, String cell) throws IOException {
        assertEquals(
                "t\r\n" + (cell.contains(" =") ? "' =1" : cell) + "\r\n",
                file(List.of(Map.of("t", new Value.Text(text)))));
    }

    @Test
    void numbersStayNumbers() throws IOException {
        assertEquals(
                "n\r\n-12345678901234567890123456789012345678\r\n-0.5\r\n",
                file(List.of(
                        Map.of("n", Value.Num.of("-12345678901234567890123456789012345678")),
                        Map.of("n", Value.Num.of("-0.5")))));
    }

    @Test
    void aHarmfulNameOfAColumnIsMadeTextToo() throws IOException {
        assertTrue(file(List.of(Map.of("=cmd()", Value.Num.of(1)))).startsWith("'=cmd()\r\n"));
    }

    @Test
    void emptyTextIsTextAndMissingIsNull(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("t.csv"),
                file(List.of(
                        Map.of("id", Value.Num.of(1), "t", new Value.Text("")),
                        Map.of("id", Value.Num.of(2)),
                        Map.of("id", Value.Num.of(3), "t", new Value.Text("a \"b\",\r\nc")))));
        try (var connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                var statement = connection.createStatement();
                var result = statement.executeQuery("select id, t from read_csv('" + file
                        + "', header = true, delim = ',', quote = '\"', escape = '\"', allow_quoted_nulls = false)"
                        + " order by id")) {
            assertTrue(result.next());
            assertEquals("", result.getString("t"));
            assertTrue(result.next());
            assertNull(result.getString("t"));
            assertTrue(result.next());
            assertEquals(3, result.getLong("id"));
            assertEquals("a \"b\",\r\nc", result.getString("t"));
            assertFalse(result.next());
        }
    }

    private static String file(List<Map<String, Value>> items) throws IOException {
        var out = new ByteArrayOutputStream();
        new CsvExporter().write(new ListedRows("T", items), out, new FakeCall());
        return out.toString(UTF_8);
    }
}
