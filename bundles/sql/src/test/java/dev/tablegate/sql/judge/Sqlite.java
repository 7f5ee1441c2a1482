// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import dev.tablegate.api.data.Value;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An engine that shares no code with ours. */
final class Sqlite implements AutoCloseable {

    private final Connection connection;

    Sqlite() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        execute("pragma case_sensitive_like = on");
    }

    void load(String table, String columns, List<Map<String, Value>> items) throws SQLException {
        execute("create table " + table + " (" + columns + ")");
        var names = List.of(columns.split(", ?"));
        String places = names.stream().map(name -> "?").collect(Collectors.joining(", "));
        try (var insert = connection.prepareStatement("insert into " + table + " values (" + places + ")")) {
            for (var item : items) {
                for (int i = 0; i < names.size(); i++) {
                    insert.setObject(i + 1, Cells.plain(item.get(names.get(i))));
                }
                insert.executeUpdate();
            }
        }
    }

    List<List<String>> rows(String sql) throws SQLException {
        return Cells.of(connection, sql);
    }

    static List<String> sorted(List<List<String>> rows) {
        var sorted = new ArrayList<>(rows.stream().map(List::toString).toList());
        Collections.sort(sorted);
        return sorted;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
