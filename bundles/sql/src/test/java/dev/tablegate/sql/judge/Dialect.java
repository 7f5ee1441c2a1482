// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Statements at random, of which SQLite and DuckDB say that they mean the same. */
final class Dialect {

    private static final List<String> JOINS = List.of("join", "join", "left join", "right join", "full join");

    private final Random random;

    Dialect(Random random) {
        this.random = random;
    }

    String next() {
        return switch (random.nextInt(16)) {
            case 0 ->
                ordered("select o.userId, o.orderId, " + number() + " x, " + text() + " y from Orders o" + where());
            case 1 -> grouped();
            case 2 -> join();
            case 3 -> threeTables();
            case 4 -> inside();
            case 5 -> combined();
            case 6 -> window();
            case 7 -> common();
            case 8 -> ordered("select distinct " + text() + " x, " + condition() + " y from Orders o" + where());
            case 9 -> scalar();
            case 10 -> self();
            case 11, 13, 14 -> first();
            case 12 -> around();
            default -> "select count(*) n, " + aggregate() + " a, " + aggregate() + " b from Orders o" + where();
        };
    }

    private String grouped() {
        return "select " + text() + " k, o.paid p, count(*) n, " + aggregate() + " a, " + aggregate()
                + " b from Orders o" + where() + " group by 1, 2"
                + of("", " having count(*) > 1", " having sum(o.qty) > 6");
    }

    private String join() {
        return "select o.orderId, u.userId, u.name, " + number() + " x from Orders o " + joins()
                + " Users u on u.userId = o.userId" + of("", " and " + condition(), " and " + user()) + " where "
                + of(condition(), user(), condition() + " and " + user(), "1 = 1");
    }

    private String threeTables() {
        return "select coalesce(r.title, 'no region') t, count(*) n, " + aggregate() + " a from Orders o " + joins()
                + " Users u on u.userId = o.userId " + of("join", "left join") + " Regions r on r.region = u.region"
                + where() + " group by 1";
    }

    private String inside() {
        String orders = "select o.userId from Orders o" + where();
        return "select u.userId, u.name from Users u where "
                + of(
                        "u.userId in (" + orders + ")",
                        "u.userId not in (" + orders + ")",
                        "exists (" + orders + " and o.userId = u.userId)",
                        "not exists (" + orders + " and o.userId = u.userId)",
                        "(" + user() + ") and u.boss in (" + orders + ")");
    }

    private String combined() {
        return ordered("select o.userId k, o.qty v from Orders o" + where() + " "
                + of("union", "union all", "except", "intersect")
                + " select u.userId, u.age % 10 from Users u where " + user());
    }

    /** The first rows in the order of a key, by which they are told apart. */
    private String first() {
        String by = of("o.orderId", "o.orderId desc", "o.userId, o.orderId desc", "o.total", "o.total desc");
        return "select " + (by.contains("total") ? "o.total" : "o.orderId, " + number() + " x") + " from Orders o where"
                + " o.userId = 'u" + random.nextInt(25) + "'"
                + of(
                        "",
                        " and o.orderId > " + random.nextInt(99),
                        " and o.orderId < 200 and o.orderId >= 9",
                        " and " + one())
                + (by.contains("total") ? " and o.total is not null" : "") + " order by " + by + " nulls last limit "
                + (1 + random.nextInt(6)) + of("", " offset 2");
    }

    /** Conditions on what a query passes on. */
    private String around() {
        String orders = of(
                "select * from Orders",
                "select distinct * from Orders",
                "select * from (select * from Orders order by total) t",
                "select * from Orders order by orderId limit 100",
                "select userId, status, city, createdAt, total, paid, max(orderId) orderId, max(qty) qty from Orders"
                        + " group by userId, status, city, createdAt, total, paid");
        return of(
                "with t as (" + orders + ") select o.orderId, " + number() + " x from t o" + where(),
                "select o.status, count(*) n, " + aggregate() + " a from (" + orders + ") o" + where() + " group by 1",
                "select u.name, o.orderId from Users u " + joins() + " (" + orders + ") o on o.userId = u.userId and "
                        + condition() + " where " + of(user(), condition()),
                "with t as (" + orders
                        + ") select o.orderId, p.city from t o join t p on p.orderId = o.orderId and p.qty" + " > 3"
                        + where());
    }

    private String window() {
        String over = " over (partition by o.userId order by o.orderId"
                + of("", " rows between 1 preceding and current row") + ")";
        return "select o.orderId, row_number() over (partition by o.status order by o.orderId) r, sum(o.qty)" + over
                + " s, " + of("max", "min", "count", "avg") + "(o.total)" + over + " m, "
                + of("lag", "lead") + "(o.qty) over (partition by o.city order by o.orderId) l from Orders o" + where();
    }

    private String common() {
        return "with t as (select o.userId k, " + aggregate() + " a, count(*) n from Orders o" + where()
                + " group by o.userId) select u.name, t.a, t.n from t " + of("join", "left join")
                + " Users u on u.userId = t.k where " + of("t.n > 1", user(), "t.a is not null");
    }

    private String scalar() {
        return "select u.userId, (select " + aggregate() + " from Orders o" + where()
                + " and o.userId = u.userId) x from Users u where " + user();
    }

    private String self() {
        return "select a.userId, a.name, b.name from Users a " + joins() + " Users b on b.userId = a.boss"
                + of("", " and b.age > 30", " and a.age < 40") + " where "
                + of("1 = 1", "a.mail = 'm" + random.nextInt(24) + "'", "b.name is null", "a.region = 'r2'");
    }

    /** A statement whose rows come in one order only, of which sometimes the first are wanted. */
    private String ordered(String select) {
        int width = select.startsWith("select o.userId, o.orderId") ? 4 : 2;
        String order = IntStream.rangeClosed(1, width)
                .mapToObj(i -> i + of("", " desc") + " nulls " + of("first", "last"))
                .collect(Collectors.joining(", "));
        return select + " order by " + order
                + of("", " limit " + (1 + random.nextInt(20)), " limit 5 offset " + random.nextInt(9));
    }

    private String where() {
        var parts = new ArrayList<String>();
        if (random.nextInt(10) < 4) {
            parts.add(of("o.userId = 'u", "'u", "o.userId = 'u") + random.nextInt(25) + "'");
            if (parts.getFirst().startsWith("'")) {
                parts.set(0, parts.getFirst() + " = o.userId");
            }
        }
        int many = 1 + random.nextInt(2);
        for (int i = 0; i < many; i++) {
            parts.add(condition());
        }
        return " where " + String.join(" and ", parts);
    }

    private String condition() {
        return switch (random.nextInt(9)) {
            case 0 -> "(" + one() + " or " + one() + ")";
            case 1 -> "not (" + one() + ")";
            case 2 -> "(" + one() + " and " + one() + ")";
            default -> "(" + one() + ")";
        };
    }

    private String one() {
        int n = random.nextInt(260);
        return of(
                "o.userId in ('u1', 'u" + n % 26 + "', 'u" + n % 7 + "')",
                "o.userId > 'u" + n % 26 + "'",
                "o.userId like 'u1%'",
                "o.userId || o.status = 'u3s1'",
                "o.orderId = " + n,
                "o.orderId between " + n / 2 + " and " + n,
                "o.orderId in (" + n + ", " + n / 2 + ", " + n / 3 + ")",
                "o.orderId % 5 = " + n % 5,
                "o.status = 's" + n % 5 + "'",
                "o.status in ('s1', 's3')",
                "o.status <> 's2'",
                "o.status is " + of("null", "not null"),
                "o.createdAt >= '2026-02-" + (10 + n % 18) + "'",
                "o.createdAt like '2026-0" + (1 + n % 3) + "-1_'",
                "o.createdAt between '2026-01-15' and '2026-02-2'",
                "o.city = '" + of("Bonn", "Köln", "Bergen", "Paris") + "'",
                "o.city like '" + of("B%", "%n", "_öln", "%erg%") + "'",
                "o.total " + comparison() + " " + (n % 100 - 5) + of("", ".25", ".5"),
                "o.total between -2 and " + n % 60,
                "o.total is null",
                "o.qty " + comparison() + " " + n % 10,
                "o.qty + o.total > " + n % 80,
                "o.paid",
                "o.paid is not true",
                "coalesce(o.qty, 3) = " + n % 10,
                number() + " " + comparison() + " " + n % 50,
                text() + " " + comparison() + " '" + of("Bonn", "s2", "2026-02-14", "none") + "'",
                text() + " is null");
    }

    private String user() {
        int n = random.nextInt(24);
        return of(
                "u.userId = 'u" + n + "'",
                "u.userId in ('u" + n + "', 'u2', 'u3')",
                "u.mail = 'm" + n + "'",
                "u.name " + comparison() + " 'name" + n % 9 + "'",
                "u.age " + comparison() + " " + (18 + n * 2),
                "u.region in ('r1', 'r2')",
                "u.boss is " + of("null", "not null"),
                "coalesce(u.name, u.mail, 'nobody') > 'm" + n + "'");
    }

    private String number() {
        return of(
                "o.total",
                "o.qty",
                "o.orderId % 7",
                "abs(o.total)",
                "coalesce(o.total, o.qty, -1)",
                "o.qty * o.total - 3",
                "nullif(o.qty, 4)",
                "length(o.city)",
                "case when o.qty > 4 then o.total when o.paid then 0.5 end",
                "case o.status when 's1' then 1 when 's2' then 2 else o.qty end");
    }

    private String text() {
        return of(
                "o.status",
                "o.city",
                "lower(o.city)",
                "upper(o.status)",
                "substr(o.createdAt, 1, 7)",
                "coalesce(o.city, o.status, 'none')",
                "o.status || '-' || o.city",
                "replace(o.city, 'B', 'b')",
                "case when o.paid then 'yes' when not o.paid then 'no' end",
                "cast(o.qty as varchar)");
    }

    private String aggregate() {
        return switch (random.nextInt(7)) {
            case 0 -> "count(" + text() + ")";
            case 1 -> "count(distinct " + of(text(), number()) + ")";
            case 2 -> "min(" + of(text(), number()) + ")";
            case 3 -> "max(" + of(text(), number()) + ")";
            case 4 -> "avg(" + number() + ")";
            case 5 -> "sum(" + number() + ") filter (where " + condition() + ")";
            default -> "sum(" + number() + ")";
        };
    }

    private String comparison() {
        return of("<", "<=", ">", ">=", "=", "<>");
    }

    private String joins() {
        return JOINS.get(random.nextInt(JOINS.size()));
    }

    private String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
