// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export.text;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.tck.ExporterContract;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.ListedRows;
import java.io.ByteArrayOutputStream;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SqlExporterTest implements ExporterContract {

    private static final Pattern TOKEN = Pattern.compile(
            "(?s)\\s*(?:\"(?<name>(?:[^\"]|\"\")*)\"|X'(?<hex>[0-9A-F]*)'|'(?<text>(?:[^']|'')*)'|(?<word>[A-Z]+)|(?<number>-?[0-9.]+(?:E[+-]?[0-9]+)?)|(?<mark>[(),;]))");

    @Override
    public Exporter exporter() {
        return new SqlExporter();
    }

    @Override
    public Optional<Value> kept(Value value) {
        return Forms.scalar(value);
    }

    @Override
    public List<Map<String, Value>> read(byte[] file, Rows written) {
        var items = new ArrayList<Map<String, Value>>();
        var names = new ArrayList<String>();
        var values = new ArrayList<Value>();
        var token = TOKEN.matcher(new String(file, UTF_8).stripTrailing());
        int end = 0;
        while (token.lookingAt()) {
            end = token.end();
            if (token.group("name") != null) {
                names.add(token.group("name").replace("\"\"", "\""));
            } else if (";".equals(token.group("mark"))) {
                assertEquals("Orders", names.removeFirst());
                var item = new LinkedHashMap<String, Value>();
                for (int i = 0; i < names.size(); i++) {
                    item.put(names.get(i), values.get(i));
                }
                items.add(item);
                names.clear();
                values.clear();
            } else {
                literal(token).ifPresent(values::add);
            }
            token.region(end, token.regionEnd());
        }
        assertEquals(token.regionEnd(), end, "everything was understood");
        return items;
    }

    private static Optional<Value> literal(java.util.regex.Matcher token) {
        if (token.group("hex") != null) {
            return Optional.of(Value.Binary.of(HexFormat.of().parseHex(token.group("hex"))));
        } else if (token.group("text") != null) {
            return Optional.of(new Value.Text(token.group("text").replace("''", "'")));
        } else if (token.group("number") != null) {
            return Optional.of(Value.Num.of(token.group("number")));
        }
        return switch (String.valueOf(token.group("word"))) {
            case "TRUE" -> Optional.of(new Value.Bool(true));
            case "FALSE" -> Optional.of(new Value.Bool(false));
            case "NULL" -> Optional.of(new Value.Null());
            default -> Optional.empty();
        };
    }

    @Test
    void aDatabaseRunsTheStatements() throws Exception {
        var out = new ByteArrayOutputStream();
        var rows = new ListedRows(
                "my \"orders\"",
                List.of(
                        Map.of(
                                "id", Value.Num.of("12345678901234567890123456789012345.125"),
                                "the text", new Value.Text("it's; -- \n\\"),
                                "bytes", Value.Binary.of(new byte[] {0, -1})),
                        Map.of("id", Value.Num.of(2), "the text", new Value.Null())));
        exporter().write(rows, out, new FakeCall());
        try (var connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table \"my \"\"orders\"\"\" (id decimal(38, 3), \"the text\" varchar, bytes blob)");
            statement.execute(out.toString(UTF_8));
            try (var result = statement.executeQuery("from \"my \"\"orders\"\"\" order by id desc")) {
                assertTrue(result.next());
                assertEquals("12345678901234567890123456789012345.125", result.getString("id"));
                assertEquals("it's; -- \n\\", result.getString("the text"));
                assertArrayEquals(new byte[] {0, -1}, result.getBlob("bytes").getBytes(1, 2));
                assertTrue(result.next());
                assertNull(result.getString("the text"));
            }
        }
    }

    /** SQLite shares no code with us. It keeps what it is told where a column has no type; long numbers are doubles. */
    @Property(tries = 60)
    void sqliteFindsEveryValue(@ForAll("items") List<Map<String, Value>> items) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.createStatement()) {
            for (var item : items) {
                // SQL does not tell it from id.
                item.remove("Id");
                var out = new ByteArrayOutputStream();
                exporter().write(new ListedRows("Orders", List.of(item)), out, new FakeCall());
                statement.execute(item.keySet().stream()
                        .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(", ", "create table \"Orders\" (", ")")));
                statement.execute(out.toString(UTF_8));
                try (var row = statement.executeQuery("select * from \"Orders\"")) {
                    assertTrue(row.next());
                    int column = 1;
                    for (var expected : item.entrySet()) {
                        var found = row.getObject(column++);
                        assertTrue(
                                inSqlite(kept(expected.getValue()).orElseThrow(), found),
                                () -> expected + ": " + found);
                    }
                }
                statement.execute("drop table \"Orders\"");
            }
        }
    }

    private static boolean inSqlite(Value value, @Nullable Object found) {
        return switch (value) {
            case Value.Null none -> found == null;
            case Value.Text(var text) -> text.equals(found);
            case Value.Bool(var flag) -> Integer.valueOf(flag ? 1 : 0).equals(found);
            case Value.Num(var number) -> found instanceof Number its && its.doubleValue() == number.doubleValue();
            case Value.Binary bytes -> found instanceof byte[] its && Arrays.equals(bytes.bytes(), its);
            case Value other -> false;
        };
    }
}
