// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows in words that do not depend on who found them: ten digits of numbers, for engines add doubles in any order. */
final class Cells {

    private static final MathContext DIGITS = new MathContext(10);

    private Cells() {}

    /** What a judge finds. */
    static List<List<String>> of(Connection judge, String sql) throws SQLException {
        var rows = new ArrayList<List<String>>();
        try (var statement = judge.createStatement();
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

    /** What we find. */
    static List<List<String>> of(List<Map<String, Value>> rows) {
        return rows.stream()
                .map(row -> row.values().stream()
                        .map(value -> value instanceof Value.Num(var number) ? number(number) : written(plain(value)))
                        .toList())
                .toList();
    }

    /** The value as a judge takes it. */
    static @Nullable Object plain(@Nullable Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Bool(var flag) -> flag ? 1 : 0;
            case Value.Num(var number) ->
                number.stripTrailingZeros().scale() > 0 ? (Object) number.doubleValue() : number.longValueExact();
            case null, default -> null;
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
}
