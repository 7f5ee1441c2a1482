// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An engine that shares no code with ours, and rows as it writes them and as we do. */
final class Sqlite implements AutoCloseable {

    private static final MathContext DIGITS = new MathContext(10);

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
                    insert.setObject(i + 1, plain(item.get(names.get(i))));
                }
                insert.executeUpdate();
            }
        }
    }

    private static @Nullable Object plain(@Nullable Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Bool(var flag) -> flag ? 1 : 0;
            case Value.Num(var number) ->
                number.stripTrailingZeros().scale() > 0 ? (Object) number.doubleValue() : number.longValueExact();
            case null, default -> null;
        };
    }

    List<List<String>> rows(String sql) throws SQLException {
        var rows = new ArrayList<List<String>>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= width; i++) {
                    row.add(written(result.getObject(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Ours in the same words. */
    static List<List<String>> rows(List<Map<String, Value>> items) {
        return items.stream()
                .map(item -> item.values().stream().map(Sqlite::ours).toList())
                .toList();
    }

    private static String ours(Value value) {
        return switch (value) {
            case Value.Num(var number) -> number(number);
            default -> written(plain(value));
        };
    }

    private static String written(@Nullable Object cell) {
        return cell instanceof Number number ? number(new BigDecimal(number.toString())) : String.valueOf(cell);
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0
                ? "0"
                : number.round(DIGITS).stripTrailingZeros().toPlainString();
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
