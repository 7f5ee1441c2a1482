// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows how long loading and joining take: 100,000 orders and 10,000 users. A look, no test. */
final class SpeedLook {

    private static final int ORDERS = 100_000;
    private static final int USERS = 10_000;
    private static final int ROUNDS = 5;
    private static final String JOIN = "select u.region, count(*) n, sum(o.total) s from t0 o join t1 u"
            + " on u.userId = o.userId where o.status = 's1' group by u.region order by 3 desc";

    private SpeedLook() {}

    public static void main(String[] arguments) throws SQLException {
        var orders = orders();
        var users = users();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            try (var bench = new Bench(new Engines())) {
                long opened = System.nanoTime();
                bench.load("t0", orders, 10_000);
                bench.load("t1", users, 10_000);
                long loaded = System.nanoTime();
                bench.rows(JOIN);
                long first = System.nanoTime();
                int rows = bench.rows("select * from t0").size();
                long all = System.nanoTime();
                System.out.printf(
                        "open %d ms, load %d ms, join %d ms, %d rows out %d ms%n",
                        millis(start, opened), millis(opened, loaded), millis(loaded, first), rows, millis(first, all));
            }
        }
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }

    private static List<Map<String, Value>> orders() {
        var orders = new ArrayList<Map<String, Value>>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add(Map.of(
                    "orderId", new Value.Text("order-" + i),
                    "userId", new Value.Text("user-" + i % USERS),
                    "status", new Value.Text("s" + i % 4),
                    "total", Value.Num.of(i % 1000 + "." + i % 100),
                    "createdAt", Value.Num.of(1_700_000_000L + i)));
        }
        return orders;
    }

    private static List<Map<String, Value>> users() {
        var users = new ArrayList<Map<String, Value>>();
        for (int i = 0; i < USERS; i++) {
            users.add(Map.of(
                    "userId", new Value.Text("user-" + i),
                    "name", new Value.Text("Name " + i),
                    "region", new Value.Text("r" + i % 7)));
        }
        return users;
    }
}
