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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
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
                        Stream.generate(() -> new RandomStatements(random).next())
                                .distinct()
                                .limit(120),
                        Stream.generate(() -> new FirstItemStatements(random).next())
                                .distinct()
                                .limit(150),
                        Stream.generate(() -> new RandomStatements(random).around())
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
}
