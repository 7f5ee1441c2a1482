// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import dev.tablegate.tck.FakeTables;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Statements over tables, planned as ever, give what SQLite gives over the same rows. */
class SqliteJudgeTest {

    @Test
    void generatedStatementsAgreeWithSqlite() throws SQLException {
        var shop = Shop.of(new Random(5));
        var tables = new FakeTables().pageSize(40);
        shop.into(tables::add);
        try (var judge = new SqliteJudge(shop)) {
            judge.check(200, new Random(7), tables);
        }
    }
}
