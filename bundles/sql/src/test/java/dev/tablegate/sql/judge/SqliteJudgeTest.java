// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.sql.engine.EngineParser;
import dev.tablegate.sql.engine.Limits;
import dev.tablegate.sql.engine.SharedEngine;
import dev.tablegate.sql.plan.CheapestPlanner;
import dev.tablegate.sql.plan.Prices;
import dev.tablegate.tck.FakeCall;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Statements over tables, planned as ever, give what SQLite gives over the same rows. */
class SqliteJudgeTest {

    private static final int STATEMENTS = 200;
    private static final double PRICE = 0.125;

    @Test
    void generatedStatementsAgreeWithSqlite() throws SQLException {
        var shop = Shop.of(new Random(5));
        var tables = shop.tables();
        var statements = new Dialect(new Random(7));
        int narrow = 0;
        int empty = 0;
        try (var parser = new EngineParser();
                var sqlite = new Sqlite()) {
            sqlite.load("Orders", "userId, orderId, status, createdAt, city, total, qty, paid", shop.orders());
            sqlite.load("Users", "userId, name, mail, boss, age, region", shop.users());
            sqlite.load("Regions", "region, title, tax", shop.regions());
            var planner = new CheapestPlanner(tables, parser, new Prices(PRICE));
            var engine = SharedEngine.over(parser, tables, new Limits(256, 100_000, 100 << 20));
            for (int i = 0; i < STATEMENTS; i++) {
                String sql = statements.next();
                var planned = planner.plan(sql, true, new FakeCall());
                var request = new SqlRequest(sql, true, 1_000_000);
                var ours = Cells.of(
                        engine.run(planned, request, PRICE, new FakeCall()).rows());
                var theirs = sqlite.rows(sql);
                if (sql.contains(" nulls ")) {
                    assertEquals(theirs, ours, sql);
                }
                assertEquals(Sqlite.sorted(theirs), Sqlite.sorted(ours), sql);
                narrow += planned.plan().reads().stream().allMatch(read -> read.access() == Plan.Access.SCAN) ? 0 : 1;
                empty += theirs.isEmpty() ? 1 : 0;
            }
        }
        assertTrue(narrow > STATEMENTS / 4, narrow + " statements read less than all");
        assertTrue(empty < STATEMENTS / 3, empty + " statements gave no row");
    }
}
