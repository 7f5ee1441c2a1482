// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import dev.tablegate.api.data.Tables;
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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** SQLite with the rows of the shop, which says what statements give. */
final class SqliteJudge implements AutoCloseable {

    private static final double PRICE = 0.125;

    private final EngineParser parser = new EngineParser();
    private final Sqlite sqlite = new Sqlite();

    SqliteJudge(Shop shop) throws SQLException {
        sqlite.load("Orders", "userId, orderId, status, createdAt, city, total, qty, paid", shop.orders());
        sqlite.load("Users", "userId, name, mail, boss, age, region", shop.users());
        sqlite.load("Regions", "region, title, tax", shop.regions());
    }

    /** Compares what statements at random give over items. */
    void check(int many, Random random, Tables tables) throws SQLException {
        var planner = new CheapestPlanner(tables, parser, new Prices(PRICE));
        var engine = SharedEngine.over(parser, tables, new Limits(256, 100_000, 100 << 20));
        var statements = new Dialect(random);
        int narrow = 0;
        int first = 0;
        int empty = 0;
        for (int i = 0; i < many; i++) {
            String sql = statements.next();
            var planned = planner.plan(sql, true, new FakeCall());
            var request = new SqlRequest(sql, true, 1_000_000);
            var ours =
                    Cells.of(engine.run(planned, request, PRICE, new FakeCall()).rows());
            var theirs = sqlite.rows(sql);
            if (sql.contains(" nulls ")) {
                assertEquals(theirs, ours, sql);
            }
            assertEquals(Sqlite.sorted(theirs), Sqlite.sorted(ours), sql);
            var reads = planned.plan().reads();
            narrow += reads.stream().allMatch(read -> read.access() == Plan.Access.SCAN) ? 0 : 1;
            first += reads.stream().anyMatch(read -> read.enough().isPresent()) ? 1 : 0;
            empty += theirs.isEmpty() ? 1 : 0;
        }
        assertTrue(narrow > many / 4, narrow + " statements read less than all");
        assertTrue(first > many / 25, first + " statements read the first items only");
        assertTrue(empty < many / 3, empty + " statements gave no row");
    }

    @Override
    public void close() throws SQLException {
        sqlite.close();
        parser.close();
    }
}
