// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What SQLite says of statements over tables in memory, it says over DynamoDB Local, too. */
class LocalSqliteJudgeTest {

    @Test
    void generatedStatementsAgreeWithSqlite() throws SQLException {
        var shop = Shop.of(new Random(6));
        try (var local = new LocalTables();
                var judge = new SqliteJudge(shop)) {
            shop.into(local::add);
            judge.check(60, new Random(8), local.tables());
        }
    }
}
