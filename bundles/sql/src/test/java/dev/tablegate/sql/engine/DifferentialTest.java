// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Statements give over items what they give over the same rows in tables with types written by hand. */
class DifferentialTest {

    private static final int STATEMENTS = 200;
    private static final int ROWS = 120;
    private static final String PLAIN_ORDERS = "CREATE TABLE p0 (id BIGINT, grp VARCHAR, price DECIMAL(38,4),"
            + " qty BIGINT, paid BOOLEAN, city VARCHAR)";
    private static final String PLAIN_USERS = "CREATE TABLE p1 (grp VARCHAR, rank BIGINT, name VARCHAR)";

    private final Random random = new Random(11);

    @Test
    void generatedStatementsAgreeWithPlainTables() throws SQLException {
        var orders = orders();
        var users = users();
        try (var bench = new Bench()) {
            bench.load("t0", orders, 17);
            bench.load("t1", users, 3);
            plain(bench, PLAIN_ORDERS, "p0", orders, List.of("id", "grp", "price", "qty", "paid", "city"));
            plain(bench, PLAIN_USERS, "p1", users, List.of("grp", "rank", "name"));
            for (int i = 0; i < STATEMENTS; i++) {
                String statement = statement();
                assertEquals(
                        rows(
                                bench,
                                statement
                                        .replace("ORDERS", "p0")
                                        .replace("USERS", "p1")
                                        .replace("CITY", "o.city")),
                        rows(
                                bench,
                                statement
                                        .replace("ORDERS", "t0")
                                        .replace("USERS", "t1")
                                        .replace("CITY", "o.address.city")),
                        statement);
            }
        }
    }

    private static List<String> rows(Bench bench, String sql) throws SQLException {
        var rows = new ArrayList<String>();
        bench.rows(sql).forEach(row -> rows.add(row.values().toString()));
        return rows;
    }

    private String statement() {
        String where = " where " + predicate() + " and " + predicate();
        return switch (random.nextInt(8)) {
            case 0 -> "select o.id, o.price, CITY c from ORDERS o" + where + " order by o.id";
            case 1 ->
                "select o.grp, count(*) n, sum(o.price) s, min(o.qty) a, max(CITY) b from ORDERS o" + where
                        + " group by o.grp order by o.grp nulls first";
            case 2 ->
                "select o.id, u.name from ORDERS o " + pick("join", "left join") + " USERS u on u.grp = o.grp" + where
                        + " order by o.id, u.name";
            case 3 ->
                "select o.id, row_number() over (partition by o.grp order by o.price desc nulls last, o.id) r"
                        + " from ORDERS o" + where + " order by o.id";
            case 4 ->
                "with x as (select o.grp g, sum(o.price * o.qty) v from ORDERS o" + where
                        + " group by o.grp) select x.g, x.v, u.rank from x join USERS u on u.grp = x.g order by 1, 2, 3";
            case 5 ->
                "select o.grp from ORDERS o" + where + " " + pick("union", "except", "intersect", "union all")
                        + " select u.grp from USERS u order by 1 nulls first";
            case 6 ->
                "select distinct CITY c, o.paid from ORDERS o" + where + " order by 1 nulls last, 2 nulls last limit "
                        + (1 + random.nextInt(9));
            default ->
                "select o.id from ORDERS o where o.qty > (select avg(i.qty) from ORDERS i where i.grp = o.grp) and "
                        + predicate() + " order by o.id";
        };
    }

    private String predicate() {
        return switch (random.nextInt(9)) {
            case 0 -> "o.price " + pick("<", "<=", ">", ">=", "=", "<>") + " " + random.nextInt(50) + ".25";
            case 1 -> "o.qty between " + random.nextInt(5) + " and " + (4 + random.nextInt(6));
            case 2 -> "o.grp in ('g1', 'g" + random.nextInt(5) + "')";
            case 3 -> "o.paid is " + pick("not null", "null", "true", "not false");
            case 4 -> "CITY like '" + pick("%a%", "B%", "_ern") + "'";
            case 5 -> "coalesce(o.price, 0) + coalesce(o.qty, 0) > " + random.nextInt(40);
            case 6 -> "(o.id % 3 = 1 or o.grp = 'g2')";
            case 7 -> "not (o.price > 25 and o.paid)";
            default -> "case when o.qty > 5 then o.price else o.qty end < 30";
        };
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    private List<Map<String, Value>> orders() {
        var orders = new ArrayList<Map<String, Value>>();
        for (int i = 0; i < ROWS; i++) {
            var order = new LinkedHashMap<String, Value>();
            order.put("id", Value.Num.of(i));
            maybe(order, "grp", new Value.Text("g" + random.nextInt(5)));
            maybe(order, "price", new Value.Num(BigDecimal.valueOf(random.nextInt(500_000), random.nextInt(5))));
            maybe(order, "qty", Value.Num.of(random.nextInt(10)));
            maybe(order, "paid", new Value.Bool(random.nextBoolean()));
            maybe(
                    order,
                    "address",
                    Value.Document.of(Map.of("city", new Value.Text(pick("Bern", "Basel", "Zug", "Lausanne")))));
            orders.add(order);
        }
        return orders;
    }

    private List<Map<String, Value>> users() {
        var users = new ArrayList<Map<String, Value>>();
        for (int i = 0; i < 12; i++) {
            var user = new LinkedHashMap<String, Value>();
            maybe(user, "grp", new Value.Text("g" + random.nextInt(7)));
            user.put("rank", Value.Num.of(i));
            user.put("name", new Value.Text("n" + i));
            users.add(user);
        }
        return users;
    }

    private void maybe(Map<String, Value> item, String name, Value value) {
        int dice = random.nextInt(6);
        if (dice == 0) {
            item.put(name, new Value.Null());
        } else if (dice > 1) {
            item.put(name, value);
        }
    }

    private static void plain(
            Bench bench, String create, String table, List<Map<String, Value>> items, List<String> columns)
            throws SQLException {
        try (var statement = bench.engine().connection().createStatement()) {
            statement.execute(create);
            for (var item : items) {
                var values =
                        columns.stream().map(column -> literal(item, column)).toList();
                statement.execute("INSERT INTO " + table + " VALUES (" + String.join(", ", values) + ")");
            }
        }
    }

    private static String literal(Map<String, Value> item, String column) {
        Value value = column.equals("city") && item.get("address") instanceof Value.Document(var address)
                ? address.get("city")
                : item.get(column);
        return switch (value) {
            case Value.Text(var text) -> "'" + text + "'";
            case Value.Num(var number) -> number.toPlainString();
            case Value.Bool(var bool) -> String.valueOf(bool);
            case null, default -> "NULL";
        };
    }
}
