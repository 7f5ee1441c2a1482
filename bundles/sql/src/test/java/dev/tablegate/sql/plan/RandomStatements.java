// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import java.util.ArrayList;
import java.util.Random;

/** Statements made at random: conditions of many kinds on keys and others, alone and in joins. */
record RandomStatements(Random random) {

    String next() {
        return switch (random.nextInt(5)) {
            case 0 -> "select * from Orders where " + conditions("");
            case 1 -> "select count(*) c, sum(total) t from Orders where " + conditions("");
            case 2 -> "select orderId, total from Orders where " + conditions("");
            case 3 ->
                "select o.orderId, o.userId, u.name from Orders o " + of("", "left ", "right ", "full ")
                        + "join Users u on u.userId = o.userId and " + conditions("o.") + " where "
                        + of(conditions("o."), "u.name = 'name3'", "u.mail is not null", "1 = 1");
            default ->
                "select userId, name from Users where " + of("", "not ") + "userId in (select userId from Orders where "
                        + conditions("") + ")";
        };
    }

    /** Conditions on what a query in FROM passes on, or does not. */
    String around() {
        String some = "userId, orderId, status, createdAt, city, rank, total, note, address";
        String inside = of(
                "select * from Orders",
                "select * from Orders where " + conditions(""),
                "select " + some + ", size from Orders o",
                "select distinct " + some + " from Orders",
                "select * from (select *, total as more from Orders) t",
                "select *, upper(note) as loud from Orders order by total",
                "select * replace (city as note) from Orders",
                "select " + some.replace("userId", "'u1' as userId") + " from Orders",
                "select " + some.replace("total, note", "note as total, city as note") + " from Orders",
                "select *, row_number() over (partition by status order by orderId, userId) r from Orders qualify"
                        + " r < 9",
                "select * from Orders order by orderId, userId limit 70",
                "select " + some + " from Orders union select " + some + " from Orders where " + conditions(""),
                "select o.*, u.mail from Orders o " + of("", "left ", "right ", "full ", "semi ")
                        + "join Users u on u.userId = o.userId and " + conditions("o."),
                "select userId, orderId, max(status) as status, max(createdAt) createdAt, max(city) city, rank,"
                        + " total, max(note) note, address from Orders group by all",
                "select userId, max(orderId) as orderId, status, createdAt, city, rank, total, note, address"
                        + " from Orders group by rollup (userId, status, createdAt, city, rank, total, note, address)");
        // What it is joined to is not seen then.
        inside = inside.replace("o.*, u.mail from Orders o semi", "o.* from Orders o semi");
        return switch (random.nextInt(5)) {
            case 0 -> "with c as (" + inside + ") select userId, total, note from c where " + conditions("c.");
            case 1 -> "select count(*) n, sum(c.total) t from (" + inside + ") c where " + conditions("");
            case 2 ->
                "select c.orderId, u.name from Users u " + of("", "left ", "right ", "full ") + "join (" + inside
                        + ") c on u.userId = c.userId and " + conditions("c.") + " where "
                        + of(conditions("c."), "u.name = 'name3'", "c.note is null", "1 = 1");
            case 3 ->
                "with c as (" + inside + ") select a.userId, b.total from c a join c b on a.userId = b.userId and"
                        + " a.orderId = b.orderId where " + conditions("a.") + " and " + conditions("b.");
            default ->
                "select userId, name from Users where " + of("", "not ") + "userId in (select c.userId from (" + inside
                        + ") c where c.userId is not null and " + conditions("c.") + ")";
        };
    }

    private String conditions(String alias) {
        var parts = new ArrayList<String>();
        if (random.nextInt(10) < 6) {
            parts.add(alias + "userId = 'u" + random.nextInt(13) + "'");
        }
        int many = 1 + random.nextInt(3);
        for (int i = 0; i < many; i++) {
            parts.add(random.nextInt(5) == 0 ? "(" + one(alias) + " or " + one(alias) + ")" : one(alias));
        }
        return String.join(random.nextInt(8) == 0 ? " or " : " and ", parts);
    }

    private String one(String alias) {
        int n = random.nextInt(60);
        return alias
                + of(
                        "userId = 'u" + n % 13 + "'",
                        "userId in ('u1', 'u" + n % 13 + "', null)",
                        "userId like 'u1%'",
                        "userId <> 'u1'",
                        "orderId = " + n,
                        "orderId > " + n,
                        "orderId >= " + n + ".5",
                        "orderId < " + n * 2,
                        "orderId between " + n + " and " + n * 2,
                        "orderId in (" + n + ", " + (n + 12) + ", " + (n + 24) + ")",
                        "status = 's" + n % 5 + "'",
                        "status = 's" + n % 5 + "'",
                        "status in ('s1', 's2')",
                        "createdAt > '2026-01-" + (10 + n % 20) + "'",
                        "createdAt like '2026-01-1%'",
                        "createdAt like '2026-01-_5'",
                        "createdAt between '2026-01-12' and '2026-01-2'",
                        "createdAt is not null",
                        "city = 'Bonn'",
                        "rank = " + n % 3,
                        "total = " + n % 50,
                        "total > " + n % 50,
                        "total is null",
                        "note = 'n" + n % 10 + "'",
                        "note is not null",
                        "address.zip = 'z" + n % 6 + "'",
                        "total = '" + n % 50 + "'",
                        "orderId = '" + n + "'",
                        "total <> 5");
    }

    private String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
