// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.api.sql.SqlResult;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeMeter;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.TableBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Statements from the text to the rows. */
class LiveSqlTest {

    private static final int USERS = 10;
    private static final int ORDERS = 200;

    private static final FakeTables TABLES = new FakeTables();
    private static final KeptRows KEPT = new KeptRows();
    private static final FakeMeter METER = new FakeMeter();
    private static final LiveSql SQL = sql(METER, new Defaults());

    private final FakeCall call = new FakeCall();

    @BeforeEach
    void fill() {
        KEPT.delete(call, "kept");
        TABLES.add(TableBuilder.table("Users", "userId"), users());
        TABLES.add(TableBuilder.table("Orders", "userId", "orderId"), orders());
        TABLES.add(TableBuilder.table("Odd", "id"), odd());
    }

    @AfterAll
    static void close() {
        SQL.close();
    }

    @Test
    void joinsAndAggregates() {
        var result = run("select u.name, count(*) n, sum(o.total) as total from Orders o join Users u"
                + " on u.userId = o.userId group by u.name order by 3 desc, 1");
        assertEquals(USERS, result.count());
        assertEquals(
                List.of("name", "n", "total"),
                List.copyOf(result.rows().getFirst().keySet()));
        assertEquals(Value.Num.of("20"), result.rows().getFirst().get("n"));
        assertEquals(Value.Num.of("2090"), result.rows().getFirst().get("total"));
        assertTrue(result.plan().reads().stream().allMatch(read -> read.actual().isPresent()));
        assertTrue(result.consumed().readUnits() > 0);
    }

    @Test
    void setsAndBinaryComeBackAsTheyAre() {
        for (var statement : List.of(
                "select * from Odd where id = 'a'",
                "select id, tags, bytes, mixed, deep from Odd where id = 'a'",
                "with x as (select * from Odd) select * from (select * from x) y where id = 'a'",
                "select o.* from Odd o where o.id = 'a'")) {
            var row = run(statement).rows().getFirst();
            odd().getFirst().forEach((name, value) -> {
                if (row.containsKey(name)) {
                    assertEquals(value, row.get(name), statement + " " + name);
                }
            });
            assertEquals(Value.TextSet.of(List.of("x", "y")), row.get("tags"), statement);
        }
        assertEquals(
                new Value.Sequence(List.of(new Value.Text("x"))),
                run("select list_filter(tags, lambda t: t = 'x') as found from Odd where id = 'a'")
                        .rows()
                        .getFirst()
                        .get("found"));
    }

    @Test
    void aNameThatATableAroundCouldHaveIsNeverGuessed() {
        var exists = "select u.userId from Users u where exists (select 1 from Orders o where o.userId = u.userId and ";
        var refusal = assertThrows(ToolException.class, () -> run(exists + "name is not null)"));
        assertTrue(refusal.getMessage().contains("Orders has a value in name"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("a.name"), refusal.getMessage());
        assertEquals(USERS, run(exists + "u.name is not null)").count());
        assertEquals(0, run(exists + "o.name is not null)").count());
        assertEquals(USERS, run(exists + "total is not null)").count());
    }

    @Test
    void anAttributeOfSeveralTypesIsRefusedWithTheWordsToWrite() {
        for (var condition : List.of("mixed > 5", "mixed = 'five'", "mixed in (5, 6)", "sum(mixed) > 1")) {
            var refusal = assertThrows(
                    ToolException.class,
                    () -> run("select max(id) from Odd having "
                            + condition.replace("mixed", condition.startsWith("sum") ? "mixed" : "max(mixed)")));
            assertTrue(refusal.getMessage().contains("mixed.n"), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("mixed.s"), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("Odd"), refusal.getMessage());
        }
        assertEquals(
                List.of(Map.of("id", new Value.Text("a"))),
                run("select id from Odd where mixed.n = 5").rows());
        assertEquals(
                List.of(Map.of("id", new Value.Text("b"))),
                run("select id from Odd where mixed.s = 'five'").rows());
    }

    @Test
    void anAttributeThatNoItemHasIsNullAndSaid() {
        var result = run("select id, tagz from Odd order by id");
        assertEquals(new Value.Null(), result.rows().getFirst().get("tagz"));
        assertTrue(
                result.notes().stream().anyMatch(note -> note.contains("tagz")),
                result.notes().toString());
    }

    @Test
    void moreRowsThanWantedAreKept() {
        var result = SQL.run(new SqlRequest("select * from Orders", true, 50), call);
        assertEquals(50, result.rows().size());
        assertEquals(ORDERS, result.count());
        assertEquals(ORDERS, KEPT.rows().size());
        assertEquals(result.rows(), KEPT.rows().subList(0, 50));
        assertTrue(result.snapshot().isPresent());
    }

    @Test
    void columnsOfOneNameAreToldApart() {
        var result = run("select u.userId, o.userId from Users u join Orders o on o.userId = u.userId limit 1");
        assertEquals(
                List.of("userId", "userId_2"),
                List.copyOf(result.rows().getFirst().keySet()));
        assertFalse(result.notes().isEmpty());
    }

    @Test
    void typesOfTheEngineBecomeValues() {
        var row = run("select date '2024-02-29' d, timestamp '2024-02-29 01:02:03' t, 0.1::double f, 'nan'::double x,"
                        + " 1e300::double huge, 12345678901234567890123456789012345678::hugeint h, [1, 2] l, {a: 1} s,"
                        + " map {'k': 'v'} m, interval 1 day i, '\\xAA'::blob b, null n, 1.50 dec")
                .rows()
                .getFirst();
        assertEquals(new Value.Text("2024-02-29"), row.get("d"));
        assertEquals(new Value.Text("2024-02-29T01:02:03"), row.get("t"));
        assertEquals(Value.Num.of("0.1"), row.get("f"));
        assertEquals(new Value.Text("NaN"), row.get("x"));
        assertEquals(new Value.Text("1.0E300"), row.get("huge"));
        assertEquals(Value.Num.of("12345678901234567890123456789012345678"), row.get("h"));
        assertEquals(new Value.Sequence(List.of(Value.Num.of(1), Value.Num.of(2))), row.get("l"));
        assertEquals(Value.Document.of(Map.of("a", Value.Num.of(1))), row.get("s"));
        assertEquals(Value.Document.of(Map.of("k", new Value.Text("v"))), row.get("m"));
        assertEquals(Value.Binary.of(new byte[] {(byte) 0xAA}), row.get("b"));
        assertEquals(new Value.Null(), row.get("n"));
        assertEquals(Value.Num.of("1.5"), row.get("dec"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into Users values (1)",
                "update Users set a = 1",
                "delete from Users",
                "drop table Users",
                "create table x (a integer)",
                "select 1; select 2",
                "copy (select 1) to '/tmp/x.csv'",
                "attach '/tmp/x.db'",
                "install httpfs",
                "pragma version",
                "set threads = 64",
                "call enable_logging()",
                "show tables",
                "describe Users",
                "explain select 1",
                "select * from read_csv('/etc/passwd')",
                "select * from read_text('/etc/passwd')",
                "select * from '/etc/passwd'",
                "select * from glob('/*')",
                "select * from duckdb_settings()",
                "select * from duckdb_functions()",
                "select * from pragma_database_list()",
                "select * from information_schema.tables",
                "select * from pg_catalog.pg_tables",
                "select * from sqlite_master",
                "select * from query('select 1')",
                "select * from query_table('t0')",
                "select * from json_execute_serialized_sql('{}')",
                "select current_setting('memory_limit')",
                "select getenv('HOME')",
                "select system.main.repeat('x', 1000000000)",
                "select main.range(1000000000)",
                "select \"system\".main.range(1000000000)",
                "select len(list_transform(range(9999), lambda x: list_transform(range(9999), lambda y: x)))",
                "select len(list_transform(range(9999), lambda x: range(9999)))",
                "select length(repeat('x', 1000000000))",
                "select sleep_ms(100000)",
                "select * from t0",
                "select * from tablegate_answer",
                "select $1",
                "selec 1",
                "",
                "select * from Users where"
            })
    void allElseIsRefusedInASentence(String statement) {
        var refusal = assertThrows(ToolException.class, () -> run(statement));
        assertTrue(
                List.of(Standard.INVALID_INPUT, Standard.NOT_FOUND).contains(refusal.code()),
                refusal.code() + refusal.getMessage());
        assertTrue(refusal.getMessage().matches("(?s)[A-Z\"'].*[.!?]\\)?"), refusal.getMessage());
        for (var secret : List.of("duckdb", "java.", "Exception", "tablegate", "root:")) {
            assertFalse(
                    refusal.getMessage().replace(statement, "").contains(secret) && !statement.contains(secret),
                    refusal.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from range(1000000000000)",
                "with recursive r as (select 1 as n union all select n + 1 from r) select count(*) from r",
                "select count(*) from Orders a, Orders b, Orders c, Orders d, Orders e where a.total + b.total ="
                        + " c.total * d.total + e.total"
            })
    void theDeadlineHolds(String statement) {
        call.withDeadline(Instant.now().plusMillis(700));
        var refusal = assertThrows(ToolException.class, () -> run(statement));
        assertEquals(Standard.TIMED_OUT, refusal.code());
    }

    @Test
    void aSmallSideBringsTheKeysOfTheOther() {
        var result = SQL.run(
                new SqlRequest(
                        "select o.orderId, u.name from Orders o join Users u on u.userId = o.userId"
                                + " where o.userId in ('u1', 'u2') order by 1 limit 3",
                        false,
                        10),
                call);
        assertEquals(3, result.count());
        var users = result.plan().reads().stream()
                .filter(read -> read.table().equals("Users"))
                .findFirst()
                .orElseThrow();
        assertEquals(2, users.actual().orElseThrow().items());
    }

    private static LiveSql sql(FakeMeter meter, LiveSql.Config config) {
        return new LiveSql(TABLES, KEPT, new MemoryProfiles(), meter, config);
    }

    @Test
    void whatABudgetWillNotHoldIsNotBegun() {
        METER.leave(1_000, ORDERS - 1);
        try {
            var refusal = assertThrows(ToolException.class, () -> run("select count(*) from Orders"));
            assertEquals(ToolException.Standard.OVER_BUDGET, refusal.code());
            assertTrue(SQL.explain("select count(*) from Orders", call).notes().contains(refusal.getMessage()));
            assertEquals(1, run("select name from Users where userId = 'u1'").count());
        } finally {
            METER.leave(Double.MAX_VALUE, Long.MAX_VALUE);
        }
    }

    @Test
    void tooManyItemsAreRefused() {
        var small = sql(new FakeMeter(), new Defaults() {
            @Override
            public long items() {
                return 100;
            }
        });
        var request = new SqlRequest("select count(*) from Orders", true, 10);
        var refusal = assertThrows(ToolException.class, () -> small.run(request, call));
        assertTrue(refusal.getMessage().contains("100 items"), refusal.getMessage());
        small.close();
    }

    @Test
    void tooLittleMemoryIsSaid() {
        var rows = new ArrayList<Map<String, Value>>();
        var text = new Value.Text("long ".repeat(20_000));
        for (int i = 0; i < 3_000; i++) {
            rows.add(Map.of("id", new Value.Text("i" + i), "text", text));
        }
        TABLES.add(TableBuilder.table("Large", "id"), rows);
        var small = sql(new FakeMeter(), new Defaults() {
            @Override
            public int memory() {
                return 32;
            }
        });
        var request = new SqlRequest("select max(text) from Large", true, 10);
        var refusal = assertThrows(ToolException.class, () -> small.run(request, call));
        assertTrue(refusal.getMessage().contains("32 MB"), refusal.getMessage());
        small.close();
    }

    @Test
    void aVirtualThreadIsNotHeldUp() throws Exception {
        var result = new ArrayList<SqlResult>();
        Thread.ofVirtual()
                .start(() -> result.add(run("select count(*) c from Users")))
                .join();
        assertEquals(Value.Num.of(USERS), result.getFirst().rows().getFirst().get("c"));
    }

    private SqlResult run(String statement) {
        return SQL.run(new SqlRequest(statement, true, 1_000), call);
    }

    private static List<Map<String, Value>> users() {
        var users = new ArrayList<Map<String, Value>>();
        for (int i = 0; i < USERS; i++) {
            users.add(Map.of("userId", new Value.Text("u" + i), "name", new Value.Text("Name " + i)));
        }
        return users;
    }

    private static List<Map<String, Value>> orders() {
        var orders = new ArrayList<Map<String, Value>>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add(Map.of(
                    "userId",
                    new Value.Text("u" + i % USERS),
                    "orderId",
                    new Value.Text("o" + i),
                    "total",
                    Value.Num.of(i + ".5"),
                    "tags",
                    Value.TextSet.of(List.of("t" + i % 3))));
        }
        return orders;
    }

    private static List<Map<String, Value>> odd() {
        var one = new LinkedHashMap<String, Value>();
        one.put("id", new Value.Text("a"));
        one.put("tags", Value.TextSet.of(List.of("y", "x")));
        one.put(
                "numbers",
                Value.NumSet.of(
                        List.of(Value.Num.of("1.5").value(), Value.Num.of(2).value())));
        one.put("bytes", Value.Binary.of(new byte[] {1, 0, -1}));
        one.put("mixed", Value.Num.of(5));
        one.put(
                "deep",
                Value.Document.of(Map.of("Set", Value.TextSet.of(List.of("q")), "set", Value.Num.of("1E-130"))));
        var other = new LinkedHashMap<String, Value>();
        other.put("id", new Value.Text("b"));
        other.put("mixed", new Value.Text("five"));
        return List.of(one, other);
    }
}
