// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.sql.engine.EngineParser;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class PlannerTest {

    private static final EngineParser PARSER = new EngineParser();
    private static final FakeTables TABLES = new FakeTables()
            .add(
                    TableBuilder.table("Orders", "userId", "orderId:N")
                            .globalIndex("byStatus", "status", "createdAt")
                            .index("byCity", true, "city", "", "KEYS_ONLY", List.of())
                            .localIndex("byTotal", "total:N"),
                    orders())
            .add(TableBuilder.table("Users", "userId").globalIndex("byMail", "mail", ""), users())
            .add(TableBuilder.table("Log", "id").globalIndex("byDay", "day", "hour:N,minute:N"), List.of());

    private final Planner planner = new CheapestPlanner(TABLES, PARSER, new Prices(0.125));

    @AfterAll
    static void close() {
        PARSER.close();
    }

    private static List<Map<String, Value>> orders() {
        return IntStream.range(0, 400)
                .mapToObj(n -> Map.<String, Value>of(
                        "userId", new Value.Text("u" + n % 20),
                        "orderId", Value.Num.of(n),
                        "status", new Value.Text("s" + n % 5),
                        "createdAt", new Value.Text("2026-01-" + (10 + n % 20)),
                        "total", Value.Num.of(n * 7 % 100),
                        "note", new Value.Text("x".repeat(100))))
                .toList();
    }

    private static List<Map<String, Value>> users() {
        return IntStream.range(0, 100)
                .mapToObj(n -> Map.<String, Value>of(
                        "userId", new Value.Text("u" + n),
                        "mail", new Value.Text("m" + n),
                        "name", new Value.Text("n".repeat(3000))))
                .toList();
    }

    /** Each read in short: access, table, index, key, limit. */
    private String reads(String sql, boolean allowScan) {
        return planner.plan(sql, allowScan, new FakeCall()).sources().stream()
                .map(source -> source.described().access()
                        + " " + source.described().table()
                        + source.described().index().map(index -> "." + index).orElse("")
                        + source.described().key().map(key -> " " + key).orElse("")
                        + source.described()
                                .enough()
                                .map(enough -> " " + enough)
                                .orElse(""))
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from Users where userId = 'u1' | GET Users userId = 'u1'",
                "select * from Users where 'u1' = userId | GET Users userId = 'u1'",
                "select * from users where USERID = 'u1' | GET Users userId = 'u1'",
                "select * from Users where userId in ('u1', 'u2', 'u1') | GET Users userId in ('u1', 'u2')",
                "select * from Users where userId = 'u1' or userId = 'u2' | GET Users userId in ('u1', 'u2')",
                "select * from Users where userId in ('u1', null) | GET Users userId = 'u1'",
                "select * from Users where userId = 'u1' and userId = 'u2' | GET Users userId = nothing",
                "select * from Users where userId = '' | GET Users userId = nothing",
                "select * from Users where mail = 'm1' | QUERY Users.byMail mail = 'm1'",
                "select * from Orders where userId = 'u1' and orderId = 5 | GET Orders userId = 'u1' and orderId = 5",
                "select * from Orders where userId = 'u1' and orderId in (1, 2.0)"
                        + " | GET Orders userId = 'u1' and orderId in (1, 2)",
                "select * from Orders where (userId = 'u1' and orderId = 1) or (userId = 'u2' and orderId = 2)"
                        + " | GET Orders userId in ('u1', 'u2') and orderId in (1, 2)",
                "select * from Orders where userId = 'u1' | QUERY Orders userId = 'u1'",
                "select * from Orders where userId in ('u1', 'u2') and orderId > 5"
                        + " | QUERY Orders userId in ('u1', 'u2') and orderId > 5",
                "select * from Orders where userId = 'u1' and orderId between 1 and 5"
                        + " | QUERY Orders userId = 'u1' and orderId between 1 and 5",
                "select * from Orders where userId = 'u1' and orderId > 1 and orderId < 5 and orderId >= 2"
                        + " | QUERY Orders userId = 'u1' and orderId between 2 and 5",
                "select * from Orders where userId = 'u1' and orderId between 5 and 1 | QUERY Orders userId = 'u1'",
                "select * from Orders where userId = 'u1' and total > 90 | QUERY Orders.byTotal userId = 'u1' and total > 90",
                "select * from Orders where status = 's1' and createdAt like '2026-01-1%'"
                        + " | QUERY Orders.byStatus status = 's1' and starts_with(createdAt, '2026-01-1')",
                "select * from Orders where status = 's1' and starts_with(createdAt, '2026')"
                        + " | QUERY Orders.byStatus status = 's1' and starts_with(createdAt, '2026')",
                "select * from Orders where status = 's1' and createdAt is not null | QUERY Orders.byStatus status = 's1'",
                "select * from Orders where status = 's1' and createdAt = '2026-01-10'"
                        + " | QUERY Orders.byStatus status = 's1' and createdAt = '2026-01-10'",
                "select count(*) from Orders where city = 'x' | QUERY Orders.byCity city = 'x'",
                "select orderId, city from Orders where city = 'x' | QUERY Orders.byCity city = 'x'",
                "select * from Orders limit 10 | SCAN Orders first 10",
                "select * from Orders where userId = 'u1' limit 10 | QUERY Orders userId = 'u1' first 10",
                "select * from Orders where userId = 'u1' and orderId > 5 limit 10 offset 5"
                        + " | QUERY Orders userId = 'u1' and orderId > 5 first 15",
                "select * from Orders where userId = 'u1' and note = 'x' limit 10 | QUERY Orders userId = 'u1'",
                "select * from Orders where userId = 'u1' and orderId between 5 and 20 limit 3"
                        + " | QUERY Orders userId = 'u1' and orderId between 5 and 20 first 3",
                "select * from Orders where userId = 'u1' and orderId > 5 and orderId < 20 limit 3"
                        + " | QUERY Orders userId = 'u1' and orderId > 5 first 3",
                "select o.note, u.name from Orders o join Users u on u.userId = o.userId where o.userId = 'u1'"
                        + " | QUERY Orders userId = 'u1'; GET Users userId = 'u1'",
                "select o.note, u.name from Orders o join Users u using (userId) where userId = 'u1'"
                        + " | QUERY Orders userId = 'u1'; GET Users userId = 'u1'",
                "select o.note, u.name from Users u join Orders o on u.userId = o.userId where o.status = 's1'"
                        + " and o.createdAt > '2026'"
                        + " | QUERY Orders.byStatus status = 's1' and createdAt > '2026'; GET Users userId = each o.userId",
                "select name from Users where userId in (select userId from Orders where userId = 'u1')"
                        + " | GET Users userId = 'u1'; QUERY Orders userId = 'u1'",
                "select name from Users where userId in (select userId from Orders where status = 's1' and createdAt > '')"
                        + " | QUERY Orders.byStatus status = 's1'; GET Users userId = each Orders.userId",
                "select u.name, o.note from Users u join Orders o on o.userId = u.userId where u.mail = 'm1'"
                        + " | QUERY Users.byMail mail = 'm1'; QUERY Orders userId = each u.userId",
                "select u.name, o.note from Users u join Orders o on o.userId = u.userId and o.orderId > 5 where u.mail ="
                        + " 'm1' | QUERY Users.byMail mail = 'm1'; QUERY Orders userId = each u.userId and orderId > 5",
                "select u.name, o.note from Users u join Orders o on o.userId = u.userId and o.orderId = u.best where"
                        + " u.mail = 'm1' | QUERY Users.byMail mail = 'm1'; GET Orders userId = each u.userId and orderId"
                        + " = each u.best",
                "select u.userId from Users u left join Orders o on o.status = u.kind and o.createdAt > '2026' where"
                        + " u.mail = 'm1' | QUERY Users.byMail mail = 'm1'; QUERY Orders.byStatus status = each u.kind and"
                        + " createdAt > '2026'",
                "select * from snapshot('abc') s join Users u on u.userId = s.who"
                        + " | SNAPSHOT abc; GET Users userId = each s.who",
                "with t as (select * from Orders where userId = 'u1') select count(*) from t | QUERY Orders userId = 'u1'",
                "select 1 from Orders where userId = 'u1' union all select 2 from Users where userId = 'u2'"
                        + " | QUERY Orders userId = 'u1'; GET Users userId = 'u2'",
            })
    void choosesTheCheapestWayThatNeedsNoScan(String sql, String reads) {
        assertEquals(reads, reads(sql, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order by orderId limit 10 | QUERY Orders userId = 'u1' first 10",
                "order by orderId desc limit 10 | QUERY Orders userId = 'u1' last 10",
                "order by orderId desc nulls first limit 10 offset 5 | QUERY Orders userId = 'u1' last 15",
                "order by userId, orderId desc, total + 1 limit 10 | QUERY Orders userId = 'u1'",
                "order by userId, orderId desc, total limit 10 | QUERY Orders userId = 'u1' last 10",
                "order by userId desc limit 10 | QUERY Orders userId = 'u1' first 10",
                "order by total limit 10 | QUERY Orders userId = 'u1'",
                "order by orderId | QUERY Orders userId = 'u1'",
                "order by orderId limit 10% | QUERY Orders userId = 'u1'",
                "and note = 'x' order by orderId limit 10 | QUERY Orders userId = 'u1'",
                "and orderId > 5 order by orderId limit 3 | QUERY Orders userId = 'u1' and orderId > 5 first 3",
                "and orderId > 5 order by orderId desc limit 3 | QUERY Orders userId = 'u1' and orderId > 5 last 3",
                "and orderId > 5 and orderId >= 5 order by orderId limit 3"
                        + " | QUERY Orders userId = 'u1' and orderId > 5 first 3",
                "and orderId >= 5 and orderId < 9 order by orderId limit 3"
                        + " | QUERY Orders userId = 'u1' and orderId between 5 and 9 first 3",
                "and orderId >= 5 and orderId < 9 order by orderId desc limit 3"
                        + " | QUERY Orders userId = 'u1' and orderId < 9 last 3",
                "and orderId >= 5 and orderId < 9 order by orderId desc limit 100"
                        + " | QUERY Orders userId = 'u1' and orderId between 5 and 9",
                "and orderId between 9 and 5 order by orderId limit 3 | QUERY Orders userId = 'u1'",
                "and orderId <> 7 order by orderId limit 3 | QUERY Orders userId = 'u1'",
                "and (orderId > 7 or orderId < 3) order by orderId limit 3 | QUERY Orders userId = 'u1'",
                "and orderId > '7' order by orderId limit 3 | QUERY Orders userId = 'u1'",
                "and total > 5 order by total desc limit 3 | QUERY Orders.byTotal userId = 'u1' and total > 5 last 3",
                "and total is not null order by total limit 3 | QUERY Orders.byTotal userId = 'u1' first 3",
                "and total is not null order by total, orderId limit 3 | QUERY Orders userId = 'u1'",
                "and total is not null order by orderId limit 3 | QUERY Orders userId = 'u1'",
            })
    void readsTheFirstItemsOnlyIfNoOthersMayCome(String rest, String reads) {
        assertEquals(reads, reads("select * from Orders where userId = 'u1' " + rest, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from Orders where status = 's1' and createdAt >= '2026' order by createdAt desc limit 3"
                        + " | QUERY Orders.byStatus status = 's1' and createdAt >= '2026' last 3",
                "select * from Orders where status = 's1' and starts_with(createdAt, '2026') order by createdAt limit 3"
                        + " | QUERY Orders.byStatus status = 's1' and starts_with(createdAt, '2026') first 3",
                "select * from Orders where status in ('s1', 's2') and createdAt > '2026' order by createdAt limit 3"
                        + " | QUERY Orders.byStatus status in ('s1', 's2') and createdAt > '2026'",
                "select * from Orders where status in ('s1', 's2') and createdAt > '2026' limit 3"
                        + " | QUERY Orders.byStatus status in ('s1', 's2') and createdAt > '2026' first 3",
                "select * from Orders where status in ('s1', 's2') and createdAt > '2026' and createdAt < '2027' limit 3"
                        + " | QUERY Orders.byStatus status in ('s1', 's2') and createdAt between '2026' and '2027'",
                "select distinct note from Orders where userId = 'u1' order by orderId limit 3"
                        + " | QUERY Orders userId = 'u1'",
                "select max(note) from Orders where userId = 'u1' group by orderId order by orderId limit 3"
                        + " | QUERY Orders userId = 'u1'",
                "select o.note from Orders o join Users u on u.userId = o.userId where o.userId = 'u1'"
                        + " order by o.orderId limit 3 | QUERY Orders userId = 'u1'; GET Users userId = 'u1'",
                "select total as orderId from Orders where userId = 'u1' order by orderId limit 3"
                        + " | QUERY Orders userId = 'u1'",
                "select * from Users where userId in ('u1', 'u2', 'u3') order by userId limit 1"
                        + " | GET Users userId in ('u1', 'u2', 'u3')",
            })
    void readsTheFirstItemsOnlyIfThereIsOneOrder(String sql, String reads) {
        assertEquals(reads, reads(sql, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hour = 3 and minute > 5 order by minute desc limit 3 | day = 'd' and hour = 3 and minute > 5 last 3",
                "hour > 3 and minute is not null order by hour, minute limit 3 | day = 'd' and hour > 3 first 3",
                "hour > 3 and minute is not null order by hour, minute desc limit 3 | day = 'd' and hour > 3",
                "hour > 3 and minute is not null order by minute limit 3 | day = 'd' and hour > 3",
                "hour > 3 and minute > 5 order by hour limit 3 | day = 'd' and hour > 3",
                "hour is not null and minute = 5 limit 3 | day = 'd'",
            })
    void knowsTheOrderOfAKeyOfSeveralAttributes(String rest, String reads) {
        assertEquals("QUERY Log.byDay " + reads, reads("select * from Log where day = 'd' and " + rest, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "with c as (select * from Orders) select * from c where c.userId = 'u1'",
                "with c as (select * from Orders) select note from c where USERID = 'u1'",
                "select note from (select * from Orders) where userId = 'u1'",
                "select * from (select note, userId as who from Orders) c where who = 'u1' and c.note is not null",
                "select * from (select * exclude (note) from Orders order by orderId) c where c.userId = 'u1'",
                "select * from (select *, upper(note) as big from Orders) c where c.userId = 'u1'",
                "with a as (select * from Orders), b as (select a.*, total * 2 as two from a), c as materialized"
                        + " (select userId, two from b) select * from c where userId = 'u1'",
                "select * from (select distinct userId, note from Orders) c where c.userId = 'u1'",
                "select * from (select userId, max(total) m from Orders group by userId having max(total) > 5) c where"
                        + " c.userId = 'u1'",
                "select * from (select userId u, count(*) from Orders group by all) c where u = 'u1'",
                "with c as (select *, total + 1 as userIdent from Orders) select count(*) from c where c.userId = 'u1'",
                "select 1 from (select note from Orders where userId = 'u1') c where c.note > 'x'",
                "with c as (select * from Orders where userId = 'u1') select 1 from c a, c b where a.note = b.note",
            })
    void readsByConditionsOnWhatAQueryPassesOn(String sql) {
        assertEquals("QUERY Orders userId = 'u1'", reads(sql, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "with c as (select * from Orders) select * from c a, c b where a.userId = 'u1' and b.userId = 'u1'",
                "with c as (select * from Orders), d as (select * from c) select * from d, c where d.userId = 'u1'",
                "select * from (select * from Orders limit 5000) c where c.userId = 'u1'",
                "select * from (select * from Orders order by orderId limit 5) c where c.userId = 'u1'",
                "select * from (select *, row_number() over () r from Orders) c where c.userId = 'u1'",
                "select * from (select * from Orders qualify row_number() over (order by total) < 3) c where userId = 'u1'",
                "select * from (select distinct on (total) * from Orders) c where c.userId = 'u1'",
                "select * from (select upper(userId) as userId from Orders) c where c.userId = 'u1'",
                "select * from (select * replace (note as userId) from Orders) c where c.userId = 'u1'",
                "select * from (select * rename (note as userId, userId as note) from Orders) c where c.userId = 'u1'",
                "select * from (select *, note as userId from Orders) c where c.userId = 'u1'",
                "select * from (select unnest(address), * from Orders) c where c.userId = 'u1'",
                "select * from (select columns('.*') from Orders) c where c.userId = 'u1'",
                "select * from (select max(userId) userId from Orders group by note) c where c.userId = 'u1'",
                "select * from (select userId, note, count(*) from Orders group by rollup (userId, note)) c where"
                        + " c.userId = 'u1'",
                "with c(note, userId) as (select userId, note from Orders) select * from c where userId = 'u1'",
                "select * from (select userId, note from Orders) c(note, userId) where userId = 'u1'",
                "select * from (select * from Orders union all select * from Orders where userId = 'u1') c where"
                        + " c.userId = 'u1'",
                "select 1 from (select * from Orders) c left join Users u on c.userId = 'u1' where u.userId = 'u2'",
                "select c.total as userId from (select * from Orders) c where c.userId <> 'u1' or c.userId = 'u1'",
            })
    void readsAllWhereOtherRowsMayHaveASay(String sql) {
        var reads = reads(sql, true);
        assertTrue(
                List.of(reads.split("; ")).contains("SCAN Orders") || reads.startsWith("SCAN Orders first 5000"),
                reads);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select c.note, u.name from Users u join (select * from Orders) c on c.userId = u.userId where u.userId ="
                        + " 'u1' | GET Users userId = 'u1'; QUERY Orders userId = 'u1'",
                "select c.note, u.name from Users u left join (select * from Orders) c on c.userId = u.userId and"
                        + " c.orderId > 5 where u.mail = 'm1'"
                        + " | QUERY Users.byMail mail = 'm1'; QUERY Orders userId = each u.userId and orderId > 5",
                "select c.note, u.name from Users u join (select userId, note from Orders) c using (userId) where u.mail ="
                        + " 'm1' | QUERY Users.byMail mail = 'm1'; QUERY Orders userId = each u.userId",
                "select u.name from (select userId as who from Orders where status = 's1' and createdAt > '2026') c join"
                        + " Users u on u.userId = c.who"
                        + " | QUERY Orders.byStatus status = 's1' and createdAt > '2026'; GET Users userId = each"
                        + " Orders.userId",
                "with c as (select o.*, u.name from Orders o join Users u on u.userId = o.userId) select name from c where"
                        + " c.userId = 'u1' | QUERY Orders userId = 'u1'; GET Users userId = 'u1'",
                "select name from Users where userId in (select c.userId from (select * from Orders) c where c.userId ="
                        + " 'u1') | GET Users userId = 'u1'; QUERY Orders userId = 'u1'",
                "select name from Users u where u.mail = 'm1' and exists (select 1 from (select * from Orders) c where"
                        + " c.userId = u.userId)"
                        + " | QUERY Users.byMail mail = 'm1'; QUERY Orders userId = each u.userId",
            })
    void joinsWhatQueriesPassOn(String sql, String reads) {
        assertEquals(reads, reads(sql, false));
    }

    @Test
    void estimatesTheFirstItemsOnly() {
        var estimate = planner.plan(
                        "select * from Orders where userId = 'u1' order by orderId desc limit 3", false, new FakeCall())
                .plan()
                .estimate();
        assertEquals(3, estimate.items());
        assertEquals(1, estimate.pages());
    }

    @Test
    void scansComeInNoOrder() {
        assertEquals("SCAN Orders", reads("select * from Orders order by orderId limit 10", true));
        assertThrows(ToolException.class, () -> reads("select * from Orders order by userId limit 10", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from Orders | Add a condition on userId",
                "select * from Orders where note = 'x' | partition key note would help",
                "select * from Orders where orderId = 5 | userId = ...",
                "select * from Orders where status = 's1' | createdAt is not null",
                "select * from Orders where city = 'x' | does not hold all attributes",
                "select note from Orders where city = 'x' | does not hold note",
                "select * from Orders where userId = 5 | it is a text",
                "select * from Orders where userId like 'u%' | found by = or IN",
                "select * from Orders where not userId = 'u1' | Add a condition",
                "select * from Orders where userId = 'u1' or total = 5 | Add a condition",
                "select * from Orders where userId <> 'u1' | Add a condition",
                "select * from Orders where upper(userId) = 'U1' | Add a condition",
                "select * from Orders where userId = 'u1' collate nocase | Add a condition",
                "select * from Orders limit 5000 | allowScan",
                "select * from Orders o left join Users u on o.userId = 'u1' | Orders",
                "select * from Orders o full join Users u on o.userId = u.userId and u.userId = 'u1' | Orders",
                "select o.note from Orders o join Users u on o.userId = u.userId and o.orderId = u.orderId | Orders",
            })
    void refusesScansAndSaysWhatWouldHelp(String sql, String advice) {
        var refused = assertThrows(ToolException.class, () -> reads(sql, false));
        assertTrue(refused.getMessage().contains(advice), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from Orders where note = 'x' | SCAN Orders",
                "select * from Orders o join Users u on o.userId = u.userId | SCAN Orders; SCAN Users userId = each o.userId",
                "select * from Users u left join Orders o on o.userId = u.userId and o.orderId = 5"
                        + " | SCAN Users; SCAN Orders orderId = 5 and userId = each u.userId",
            })
    void scansWhereItIsAllowed(String sql, String reads) {
        assertEquals(reads, reads(sql, true));
    }

    @Test
    void pushesConditionsThatPassWhatTheEngineMightConvert() {
        var planned = planner.plan("select * from Orders where total > 50", true, new FakeCall());
        var scan = (Reading.Scan) planned.sources().getFirst().reading();
        var filter = scan.filter().orElseThrow();
        assertTrue(filter.matches(Map.of("total", Value.Num.of(51))));
        assertTrue(filter.matches(Map.of("total", new Value.Text("51"))));
        assertTrue(filter.matches(Map.of("TOTAL", Value.Num.of(51))));
        assertEquals(false, filter.matches(Map.of("total", Value.Num.of(50))));
        assertEquals(
                "total > 50", planned.sources().getFirst().described().filter().orElseThrow());
    }

    @Test
    void estimatesFromTheDescription() {
        var plan = planner.plan("select * from Orders where note = 'x'", true, new FakeCall())
                .plan();
        assertEquals(400, plan.estimate().items());
        assertTrue(plan.estimate().readUnits() >= 5, plan.estimate().toString());
        assertTrue(plan.estimate().dollars() > 0);
        assertEquals(1, plan.notes().size());
    }

    @Test
    void readsEachOccurrenceWithItsOwnConditions() {
        var planned = planner.plan(
                "select 1 from Orders a, Orders b where a.userId = 'u1' and b.userId = 'u2'", false, new FakeCall());
        var keys = new ArrayList<>(planned.sources().stream()
                .map(source -> source.described().key().orElseThrow())
                .toList());
        assertEquals(List.of("userId = 'u1'", "userId = 'u2'"), keys);
        assertTrue(planned.sql().contains("t0 AS a") && planned.sql().contains("t1 AS b"), planned.sql());
    }
}
