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
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;

/** The limit: the same engine with as many threads, filled from rows in memory whose types are known before. */
final class PureEngine {

    private static final String ORDERS = "create table Orders (orderId varchar, userId varchar, status varchar,"
            + " total decimal(18,2), created varchar, lines bigint)";
    private static final String USERS = "create table Users (userId varchar, name varchar, region varchar)";

    private final List<Map<String, Map<String, String>>> orders = rows(Shop.ORDERS, Shop::order);
    private final List<Map<String, Map<String, String>>> users = rows(Shop.USERS, Shop::user);

    private static List<Map<String, Map<String, String>>> rows(
            int count, IntFunction<Map<String, Map<String, String>>> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    /** Opens, fills and asks; how many rows came. */
    int run(String sql) throws SQLException {
        var settings = new Properties();
        settings.setProperty("threads", "2");
        try (var connection =
                        DriverManager.getConnection("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
                var statement = connection.createStatement()) {
            statement.execute(ORDERS);
            fill(connection, "Orders", orders);
            if (sql.contains("Users")) {
                statement.execute(USERS);
                fill(connection, "Users", users);
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

    private static void fill(DuckDBConnection connection, String table, List<Map<String, Map<String, String>>> rows)
            throws SQLException {
        try (var appender = connection.createAppender(table)) {
            for (var row : rows) {
                appender.beginRow();
                for (var cell : row.entrySet()) {
                    String number = cell.getValue().get("N");
                    if (number == null) {
                        appender.append(cell.getValue().get("S"));
                    } else if (cell.getKey().equals("total")) {
                        appender.append(new BigDecimal(number).setScale(2));
                    } else {
                        appender.append(Long.parseLong(number));
                    }
                }
                appender.endRow();
            }
        }
    }
}
