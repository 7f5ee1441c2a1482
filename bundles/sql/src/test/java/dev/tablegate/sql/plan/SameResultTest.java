// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.sql.engine.Engine;
import dev.tablegate.sql.engine.EngineParser;
import dev.tablegate.sql.engine.Limits;
import dev.tablegate.sql.engine.SharedEngine;
import dev.tablegate.sql.entity.EntityTable;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Runs statements as they were planned, and once more with every table read whole: the results must be the same. Where
 * reading everything fails, because an attribute then has several types, the plan may do better. What is planned to be
 * read whole is not compared.
 */
final class SameResultTest {

    private static final EngineParser PARSER = new EngineParser();
    private static final FakeTables TABLES = new FakeTables()
            .pageSize(50)
            .add(
                    TableBuilder.table("Orders", "userId", "orderId:N")
                            .globalIndex("byStatus", "status", "createdAt")
                            .index("byCity", true, "city", "", "KEYS_ONLY", List.of())
                            .index("byRank", true, "rank:N", "", "INCLUDE", List.of("total"))
                            .localIndex("byTotal", "total:N"),
                    orders())
            .add(TableBuilder.table("Users", "userId").globalIndex("byMail", "mail", ""), users())
            .add(TableBuilder.table("App", "PK", "SK").globalIndex("GSI1", "G1", "G2"), SharedItems.app())
            .add(TableBuilder.table("Days", "PK", "n:N"), SharedItems.days());
    private static final Engine ENGINE = SharedEngine.over(PARSER, TABLES, new Limits(256, 100_000, 100 << 20));

    private static final AtomicInteger compared = new AtomicInteger();
    private static final AtomicInteger differing = new AtomicInteger();
    private static final AtomicInteger bounded = new AtomicInteger();
    private static final AtomicInteger found = new AtomicInteger();

    private final Planner planner =
            new CheapestPlanner(TABLES, PARSER, new Prices(0.125), call -> SharedItems.entities());

    @AfterAll
    static void comparedMost() {
        assertTrue(compared.get() > 250, compared.get() + " statements were compared");
        assertTrue(differing.get() > 200, differing.get() + " of them were read otherwise than whole");
        assertTrue(bounded.get() > 50, bounded.get() + " of them read the first items only");
        assertTrue(found.get() > 60, found.get() + " found something of an entity");
        PARSER.close();
    }

    /** Items of every kind: attributes that lack, are null, and numbers that are texts elsewhere. */
    private static List<Map<String, Value>> orders() {
        return IntStream.range(0, 240).mapToObj(SameResultTest::order).toList();
    }

    private static Map<String, Value> order(int n) {
        var order = new HashMap<String, Value>();
        order.put("userId", new Value.Text("u" + n % 12));
        order.put("orderId", n % 7 == 0 ? Value.Num.of(n + ".5") : Value.Num.of(n));
        if (n % 3 != 0) {
            order.put("status", new Value.Text("s" + n % 4));
        }
        if (n % 5 != 0) {
            order.put("createdAt", new Value.Text("2026-01-" + (10 + n % 20)));
        }
        if (n % 4 != 0) {
            order.put("city", new Value.Text(n % 8 == 1 ? "Bonn" : "Köln"));
        }
        if (n % 6 != 0) {
            order.put("total", Value.Num.of(n * 7 % 50));
        }
        if (n % 9 == 0) {
            order.put("rank", Value.Num.of(n % 3));
        }
        order.put("note", n % 2 == 0 ? new Value.Null() : new Value.Text("n" + n % 10));
        if (n % 10 < 8) {
            order.put("size", n % 10 == 7 ? new Value.Text("" + n % 5) : Value.Num.of(n % 5));
        }
        order.put("address", Value.Document.of(Map.of("zip", new Value.Text("z" + n % 6))));
        return order;
    }

    private static List<Map<String, Value>> users() {
        return IntStream.range(0, 20)
                .mapToObj(n -> {
                    var user = new HashMap<String, Value>();
                    user.put("userId", new Value.Text("u" + n));
                    user.put("name", new Value.Text("name" + n % 7));
                    if (n % 2 == 0) {
                        user.put("mail", new Value.Text("m" + n));
                    }
                    if (n % 3 == 0) {
                        user.put("boss", new Value.Text("u" + n / 3));
                    }
                    return Map.<String, Value>copyOf(user);
                })
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> neverDependsOnTheWayOfReading() {
        var random = new Random(42);
        return Stream.of(
                        fixed(),
                        Stream.generate(() -> new Statements(random).next())
                                .distinct()
                                .limit(120),
                        Stream.generate(() -> new Firsts(random).next())
                                .distinct()
                                .limit(150),
                        Stream.generate(() -> new Statements(random).around())
                                .distinct()
                                .limit(120),
                        SharedItems.statements(new Random(43), 120))
                .flatMap(statements -> statements)
                .map(sql -> DynamicTest.dynamicTest(sql, () -> compare(sql)));
    }

    private static Stream<String> fixed() {
        return Stream.of(
                "select u.name, count(*) n, sum(o.total) from Orders o join Users u on u.userId = o.userId group by"
                        + " u.name order by 3 desc",
                "select u.name, count(o.orderId) n from Users u left join Orders o on o.userId = u.userId and"
                        + " o.status = 's1' group by 1",
                "select u.userId from Users u where not exists (select 1 from Orders o where o.userId = u.userId)",
                "select name from Users where userId in (select userId from Orders where status = 's1' and createdAt >"
                        + " '2026-01-15')",
                "select name from Users where userId not in (select userId from Orders where status = 's1' and"
                        + " createdAt > '2026-01-15')",
                "select a.userId, b.name from Users a left join Users b on b.userId = a.boss",
                "select a.userId, b.name from Users a left join Users b on b.userId = a.boss and b.name = 'name1'",
                "select a.userId, b.name from Users a left join Users b on b.userId = a.boss where b.name = 'name1'",
                "select a.userId, b.userId from Users a full join Users b on a.boss = b.userId and a.userId = 'u3'",
                "select a.userId from Users a semi join Orders o on a.userId = o.userId and o.status = 's2'",
                "select a.userId from Users a anti join Orders o on a.userId = o.userId and o.status = 's2' and"
                        + " a.userId = 'u1'",
                "with t as (select userId, max(total) m from Orders where userId in ('u1','u2','u3') group by 1)"
                        + " select u.name, t.m from t join Users u on u.userId = t.userId",
                "select userId, orderId, row_number() over (partition by userId order by orderId) r from Orders where"
                        + " userId = 'u1' qualify r < 4",
                "select userId from Orders where userId = 'u1' union select userId from Users where userId = 'u19'",
                "select distinct o.userId, u.name from Orders o, Users u where o.userId = u.userId and u.userId = 'u3'",
                "select (select name from Users u where u.userId = o.userId) n, orderId from Orders o where o.userId ="
                        + " 'u4' and orderId < 50",
                "select u.name, o.orderId from Users u join Orders o on o.userId = u.userId where u.mail = 'm2'",
                "select u.name, o.orderId from Users u left join Orders o on o.userId = u.boss and o.orderId > 100 where"
                        + " u.mail = 'm6'",
                "select u.name, o.orderId from Users u left join Orders o on o.userId = u.boss and o.orderId = 14 where"
                        + " u.mail = 'm6'",
                "select * from Orders where size.n = 3",
                "select * from Orders where userId = 'u1' and gone = 5",
                "select gone, userId from Users where gone is null and userId = 'u1'",
                "select count(*) from Orders where total = '7'",
                "select USERID, NAME from users where MAIL = 'm2'");
    }

    @Test
    void answersAJoinWithItsPlanAndCost() {
        var names = new HashMap<Value, Value>();
        users().forEach(user -> names.put(user.get("userId"), user.get("name")));
        var counts = new HashMap<Value, Long>();
        orders().forEach(order -> counts.merge(names.get(order.get("userId")), 1L, Long::sum));
        var sql = "select u.name, count(*) n, sum(o.total) from Orders o join Users u on u.userId = o.userId group by"
                + " u.name order by 3 desc";
        var result = ENGINE.run(
                planner.plan(sql, true, new FakeCall()), new SqlRequest(sql, true, 100), 0.125, new FakeCall());
        assertEquals(counts.size(), result.count());
        result.rows()
                .forEach(row -> assertEquals(Value.Num.of(counts.getOrDefault(row.get("name"), 0L)), row.get("n")));
        assertEquals(
                List.of("Orders", "Users"),
                result.plan().reads().stream().map(Plan.Read::table).toList());
        assertEquals(
                260,
                result.plan().reads().stream()
                        .mapToLong(read -> read.actual().orElseThrow().items())
                        .sum());
        assertTrue(result.consumed().readUnits() > 0);
    }

    private void compare(String sql) {
        var planned = planner.plan(sql, true, new FakeCall());
        if (readings(planned).equals(readings(whole(planned)))) {
            return;
        }
        List<Map<String, Value>> whole;
        try {
            whole = run(whole(planned), sql);
        } catch (ToolException severalTypes) {
            return;
        }
        compared.incrementAndGet();
        if (planned.plan().reads().stream().anyMatch(read -> read.access() != Plan.Access.SCAN)) {
            differing.incrementAndGet();
        }
        if (planned.plan().reads().stream().anyMatch(read -> read.enough().isPresent())) {
            bounded.incrementAndGet();
        }
        if (!whole.isEmpty() && planned.sources().getFirst().entity().isPresent()) {
            found.incrementAndGet();
        }
        var rows = run(planned, sql);
        assertEquals(counted(whole), counted(rows), () -> planned.plan().reads().toString());
        if (sql.contains(" limit ")) {
            assertEquals(known(whole), known(rows), () -> planned.plan().reads().toString());
        }
    }

    /** All tables read whole, with all attributes that the statement may see. */
    private static Planned whole(Planned planned) {
        var sources = planned.sources().stream()
                .map(source -> new Source(
                        source.name(),
                        new Reading.Scan(
                                source.entity()
                                        .map(EntityTable::table)
                                        .orElse(source.described().table()),
                                Optional.empty(),
                                Optional.empty(),
                                1,
                                OptionalLong.empty()),
                        source.attributes(),
                        source.named(),
                        source.guessed(),
                        source.entity(),
                        source.described()))
                .toList();
        return new Planned(planned.sql(), sources, planned.plan());
    }

    private static List<Reading> readings(Planned planned) {
        return planned.sources().stream().map(Source::reading).toList();
    }

    private static List<Map<String, Value>> run(Planned planned, String sql) {
        return ENGINE.run(planned, new SqlRequest(sql, true, 1_000_000), 0.125, new FakeCall())
                .rows();
    }

    private static Map<Map<String, Value>, Integer> counted(List<Map<String, Value>> rows) {
        var counted = new HashMap<Map<String, Value>, Integer>();
        known(rows).forEach(row -> counted.merge(row, 1, Integer::sum));
        return counted;
    }

    private static List<Map<String, Value>> known(List<Map<String, Value>> rows) {
        return rows.stream()
                .map(row -> {
                    Map<String, Value> known = new LinkedHashMap<>(row);
                    known.values().removeIf(Value.Null.class::isInstance);
                    return known;
                })
                .toList();
    }

    /** Statements that want the first rows of an order, which says all of those that they show. */
    private record Firsts(Random random) {

        String next() {
            int user = random.nextInt(13);
            String partition = "userId = 'u" + user + "'";
            return switch (random.nextInt(4)) {
                case 0 -> statement("*", partition, "orderId", bounds("orderId", n -> number(user, n)));
                case 1 -> statement("total", partition, "total", bounds("total", n -> "" + n * 5 / 2));
                case 2 ->
                    statement(
                            "createdAt, status",
                            "status " + of("= 's1'", "= 's2'", "in ('s1', 's3')"),
                            "createdAt",
                            bounds("createdAt", n -> "'2026-01-" + (10 + n) + "'"));
                default ->
                    statement(
                            "orderId, " + of("total", "total as orderId", "upper(userId) x", "note"),
                            partition,
                            of("userId, orderId", "orderId", "userId desc, note, orderId"),
                            of("", " and total > 20", " and note is not null", " and orderId in (7.5, 13, 25)"));
            };
        }

        /** The number of one of a user's orders. */
        private static String number(int user, int n) {
            int order = user + 12 * n;
            return order + (order % 7 == 0 ? ".5" : "");
        }

        private String statement(String list, String partition, String order, String condition) {
            return "select " + list + " from Orders where " + partition + condition + " order by " + order
                    + of("", " desc") + of("", " nulls first", " nulls last")
                    + (order.equals("createdAt") ? ", status" + of("", " desc") : "") + " limit "
                    + random.nextInt(6) + of("", "", "", " offset 2", " offset 40");
        }

        /** Bounds that items stand on, for those are the ones that may be taken for more or less than they are. */
        private String bounds(String attribute, IntFunction<String> value) {
            String lower = " and " + attribute + of(" > ", " >= ") + value.apply(random.nextInt(9));
            String upper = " and " + attribute + of(" < ", " <= ") + value.apply(8 + random.nextInt(12));
            return of(
                            "",
                            lower,
                            upper,
                            lower + upper,
                            upper + lower,
                            lower + lower.replace("=", ""),
                            upper + " and " + attribute + " <> " + value.apply(7))
                    + " and " + attribute + " is not null";
        }

        private String of(String... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }

    /** Statements made at random: conditions of many kinds on keys and others, alone and in joins. */
    private record Statements(Random random) {

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
                    "select userId, name from Users where " + of("", "not ")
                            + "userId in (select userId from Orders where " + conditions("") + ")";
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
                    "select userId, name from Users where " + of("", "not ") + "userId in (select c.userId from ("
                            + inside + ") c where c.userId is not null and " + conditions("c.") + ")";
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
}
