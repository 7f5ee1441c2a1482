// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.bulk;

import dev.tablegate.bench.backend.Shop;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;

/** The limit: the same engine with as many threads, filled from rows in memory whose types are known before. */
final class PureEngine {

    private static final Map<String, String> TYPES = Map.of("total", "decimal(18,2)", "lines", "bigint");

    private final List<Map<String, Map<String, String>>> orders = rows(Shop.ORDERS, Shop::order);
    private final List<Map<String, Map<String, String>>> users = rows(Shop.USERS, Shop::user);

    private static List<Map<String, Map<String, String>>> rows(
            int count, IntFunction<Map<String, Map<String, String>>> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    /** Opens, fills with the columns that the statement names, and asks; how many rows came. */
    int run(String sql) throws SQLException {
        var settings = new Properties();
        settings.setProperty("threads", "2");
        try (var connection =
                        DriverManager.getConnection("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
                var statement = connection.createStatement()) {
            fill(connection, "Orders", orders, sql);
            if (sql.contains("Users")) {
                fill(connection, "Users", users, sql);
            }
            int rows = 0;
            try (var result = statement.executeQuery(sql)) {
                while (result.next()) {
                    rows++;
                }
            }
            return rows;
        }
    }

    private static void fill(
            DuckDBConnection connection, String table, List<Map<String, Map<String, String>>> rows, String sql)
            throws SQLException {
        var columns = rows.getFirst().keySet().stream().filter(sql::contains).toList();
        try (var statement = connection.createStatement()) {
            statement.execute(columns.stream()
                    .map(name -> name + " " + TYPES.getOrDefault(name, "varchar"))
                    .collect(Collectors.joining(", ", "create table " + table + " (", ")")));
        }
        try (var appender = connection.createAppender(table)) {
            for (var row : rows) {
                appender.beginRow();
                for (String name : columns) {
                    var cell = row.getOrDefault(name, Map.of());
                    switch (TYPES.getOrDefault(name, "varchar")) {
                        case "varchar" -> appender.append(cell.get("S"));
                        case "bigint" -> appender.append(Long.parseLong(cell.getOrDefault("N", "")));
                        default -> appender.append(new BigDecimal(cell.getOrDefault("N", "")).setScale(2));
                    }
                }
                appender.endRow();
            }
        }
    }
}
