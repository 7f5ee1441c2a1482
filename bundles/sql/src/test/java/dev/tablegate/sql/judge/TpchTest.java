// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.sql.engine.EngineParser;
import dev.tablegate.sql.engine.Limits;
import dev.tablegate.sql.engine.SharedEngine;
import dev.tablegate.sql.plan.CheapestPlanner;
import dev.tablegate.sql.plan.Prices;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The queries of TPC-H give over items what they give over the same rows in tables with the types of its schema. */
class TpchTest {

    private static final double PRICE = 0.125;
    private static final Tpch DATA = new Tpch();
    private static final FakeTables TABLES = DATA.inDynamo();
    private static final EngineParser PARSER = new EngineParser();
    private static Connection plain;

    @BeforeAll
    static void load() throws SQLException {
        plain = DriverManager.getConnection("jdbc:duckdb:");
        for (var table : DATA.all().entrySet()) {
            load(table.getKey(), table.getValue());
        }
    }

    @AfterAll
    static void close() throws SQLException {
        plain.close();
        PARSER.close();
    }

    static List<String> queries() {
        return IntStream.rangeClosed(1, 22).mapToObj("q%02d"::formatted).toList();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void agreesWithTablesOfTheSchema(String query) throws SQLException, IOException {
        String sql = text(query);
        var planned = new CheapestPlanner(TABLES, PARSER, new Prices(PRICE)).plan(sql, true, new FakeCall());
        var ours = SharedEngine.over(PARSER, TABLES, new Limits(256, 100_000, 100 << 20))
                .run(planned, new SqlRequest(sql, true, 1_000), PRICE, new FakeCall());
        var expected = Cells.of(plain, sql);
        assertFalse(expected.isEmpty(), "a query that finds nothing shows nothing");
        assertFalse(expected.toString().equals("[[null]]"), "a query that finds nothing shows nothing");
        assertEquals(expected, Cells.of(ours.rows()));
    }

    private static String text(String query) throws IOException {
        try (var in = Objects.requireNonNull(TpchTest.class.getResourceAsStream("/tpch/" + query + ".sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void load(String table, List<Map<String, Value>> rows) throws SQLException {
        String columns = rows.getFirst().entrySet().stream()
                .map(column -> column.getKey() + " " + type(column.getKey(), column.getValue()))
                .collect(Collectors.joining(", "));
        try (var statement = plain.createStatement()) {
            statement.execute("create table " + table + " (" + columns + ")");
            statement.execute("insert into " + table + " values "
                    + rows.stream().map(TpchTest::literals).collect(Collectors.joining(", ")));
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
}
