// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.sql.engine.EngineParser;
import dev.tablegate.sql.engine.Limits;
import dev.tablegate.sql.engine.SharedEngine;
import dev.tablegate.sql.plan.CheapestPlanner;
import dev.tablegate.sql.plan.Prices;
import dev.tablegate.tck.FakeCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The rows of TPC-H in tables with the types of its schema, which say what its queries give. */
final class TpchJudge implements AutoCloseable {

    private static final double PRICE = 0.125;

    private final EngineParser parser = new EngineParser();
    private final Connection plain;

    TpchJudge(Tpch data) throws SQLException {
        plain = DriverManager.getConnection("jdbc:duckdb:");
        for (var table : data.all().entrySet()) {
            load(table.getKey(), table.getValue());
        }
    }

    static List<String> queries() {
        return IntStream.rangeClosed(1, 22).mapToObj("q%02d"::formatted).toList();
    }

    /** Compares what a query gives over items. */
    void check(String query, Tables tables) throws SQLException, IOException {
        String sql = text(query);
        var planned = new CheapestPlanner(tables, parser, new Prices(PRICE)).plan(sql, true, new FakeCall());
        var ours = SharedEngine.over(parser, tables, new Limits(256, 100_000, 100 << 20))
                .run(planned, new SqlRequest(sql, true, 1_000), PRICE, new FakeCall());
        var expected = Cells.of(plain, sql);
        assertFalse(expected.isEmpty(), "a query that finds nothing shows nothing");
        assertFalse(expected.toString().equals("[[null]]"), "a query that finds nothing shows nothing");
        assertEquals(expected, Cells.of(ours.rows()));
    }

    private static String text(String query) throws IOException {
        try (var in = Objects.requireNonNull(TpchJudge.class.getResourceAsStream("/tpch/" + query + ".sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void load(String table, List<Map<String, Value>> rows) throws SQLException {
        String columns = rows.getFirst().entrySet().stream()
                .map(column -> column.getKey() + " " + type(column.getKey(), column.getValue()))
                .collect(Collectors.joining(", "));
        try (var statement = plain.createStatement()) {
            statement.execute("create table " + table + " (" + columns + ")");
            statement.execute("insert into " + table + " values "
                    + rows.stream().map(TpchJudge::literals).collect(Collectors.joining(", ")));
        }
    }

    /** As the schema has it: dates are dates there, and money has two digits behind the point. */
    private static String type(String name, Value value) {
        boolean money = List.of("price", "cost", "bal", "discount", "tax", "quantity").stream()
                .anyMatch(name::endsWith);
        return name.endsWith("date")
                ? "DATE"
                : money ? "DECIMAL(15,2)" : value instanceof Value.Num ? "BIGINT" : "TEXT";
    }

    private static String literals(Map<String, Value> row) {
        return row.values().stream()
                .map(value -> value instanceof Value.Num(var number)
                        ? number.toPlainString()
                        : "'" + ((Value.Text) value).value() + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public void close() throws SQLException {
        plain.close();
        parser.close();
    }
}
