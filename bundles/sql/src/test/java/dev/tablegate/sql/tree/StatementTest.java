// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.sql.engine.EngineParser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class StatementTest {

    private static final EngineParser PARSER = new EngineParser();
    private static final Map<String, Set<String>> TABLES = Map.of(
            "Orders", Set.of("userId", "orderId", "status", "createdAt"),
            "Users", Set.of("userId"),
            "my.table", Set.of("id"));

    @AfterAll
    static void close() {
        PARSER.close();
    }

    private static Statement read(String sql) {
        return Statement.of(PARSER.parse(sql), name -> {
            var keys = TABLES.get(name);
            if (keys == null) {
                throw new ToolException(ToolException.Standard.NOT_FOUND, "no table " + name);
            }
            return new Directory.Table(name, keys);
        });
    }

    /** Each table with the attributes wanted of it, a star for all. */
    private static String wants(String sql) {
        return read(sql).occurrences().stream()
                .map(one -> one.table() + (one.all() ? "*" : "") + new TreeSet<>(one.named()))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from Orders | Orders*[]",
                "select count(*) from Orders | Orders[]",
                "select total, o.note from Orders o where status = 'x' | Orders[note, status, total]",
                "select address.city from Users | Users[address]",
                "select u.address.city from Users u | Users[address]",
                "select \"a.b\".c from \"my.table\" | my.table[a.b]",
                "select USERID from Users | Users[userId]",
                "select x + 1 as y, y * 2 from Users order by y | Users[x]",
                "select a as b, b as a from Users where b = 5 | Users[a, b]",
                "select a as b from Users where b = 5 group by b | Users[a]",
                "select b + 1 as a, a as b, a + b as c from Users | Users[b]",
                "select upper(name) as name from Users where name = 'x' | Users[name]",
                "select o.a, u.b from Orders o join Users u on o.userId = u.userId | Orders[a, userId] Users[b, userId]",
                "select userId from Orders join Users using (userId) where userId = 'x' | Orders[userId] Users[userId]",
                "select u.name, count(*) from Orders o join Users u on o.userId = u.userId group by name order by name"
                        + " | Orders[userId] Users[name, userId]",
                "select orderId from Orders o, Users u where o.userId = u.userId | Orders[orderId, userId] Users[userId]",
                "with t as (select total as n from Orders) select n from t | Orders[total]",
                "with t as (select userId, sum(total) n from Orders group by 1) select n, name from t join Users u on"
                        + " t.userId = u.userId | Orders[total, userId] Users[name, userId]",
                "with Users as (select 1 as x) select x from Users | ''",
                "select (select max(total) from Orders o where o.userId = u.userId) from Users u"
                        + " | Users[userId] Orders[total, userId]",
                "select name from Users where userId in (select userId from Orders where total > 5)"
                        + " | Users[name, userId] Orders[total, userId]",
                "select u from Users u | Users*[]",
                "select u.* exclude (name) from Users u | Users*[]",
                "select * replace (upper(name) as name) from Users | Users*[name]",
                "select list_transform(tags, lambda t: concat(upper(t), prefix)) from Users | Users[prefix, tags]",
                "select name from Users where since > current_date - 7 | Users[name, since]",
                "select list_filter(tags, x -> x > lowest) from Users | Users[lowest, tags]",
                "select doc -> '$.a' from Users | Users[doc]",
                "select l.unnest.price from Orders o, unnest(o.lines) l | Orders[lines]",
                "select sum(total) over (partition by userId order by createdAt) from Orders"
                        + " | Orders[createdAt, total, userId]",
                "select a from Users union all select b from Orders order by a | Users[a] Orders[b]",
                "select x from (select name as x from Users) | Users[name]",
                "select case when a > 1 then b else c end, d::date, e between f and g from Users"
                        + " | Users[a, b, c, d, e, f, g]",
                "with recursive r(n) as (select 1 union all select n + 1 from r where n < 3) select n, name from r, Users"
                        + " | Users[name]",
                "select a from Users qualify row_number() over (order by b) = 1 | Users[a, b]",
                "select columns('a.*') from Users | Users*[]",
                "select x from Users limit 3 | Users[x]",
                "from Users | Users*[]",
            })
    void findsTheAttributesOfEachTable(String sql, String wanted) {
        assertEquals(wanted, wants(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show tables",
                "describe Orders",
                "summarize Orders",
                "select * from (describe Orders)",
                "select * from (show tables)",
                "select 1; select 2",
                "insert into Orders values (1)",
                "with x as (insert into Orders values (1) returning *) select * from x",
                "with x as (delete from Orders returning *) select * from x",
                "with x as (update Orders set a = 1 returning *) select * from x",
                "create table x as select 1",
                "copy Orders to '/tmp/x'",
                "copy (select 1) to '/tmp/x'",
                "attach '/tmp/x'",
                "pragma version",
                "set memory_limit = '1TB'",
                "explain select 1",
                "explain analyze select * from Orders",
                "pivot Orders on status using sum(total)",
                "select * from (pivot Orders on status using sum(total))",
                "unpivot Orders on a, b into name n value v",
                "select * from 'x.csv'",
                "select * from '/etc/passwd'",
                "select * from read_csv('/etc/passwd')",
                "select * from read_text('/etc/passwd')",
                "select * from glob('*')",
                "select * from duckdb_settings()",
                "select * from duckdb_secrets()",
                "select * from pragma_version()",
                "select * from query('select 1')",
                "select * from query_table('Orders')",
                "select * from json_execute_serialized_sql('{}')",
                "select * from sniff_csv('x')",
                "select * from enable_logging()",
                "select * from truncate_duckdb_logs()",
                "select * from information_schema.tables",
                "select * from pg_catalog.pg_class",
                "select * from main.Orders",
                "select * from duckdb_tables",
                "select current_setting('memory_limit')",
                "select getvariable('x')",
                "select getenv('HOME')",
                "select nextval('s')",
                "select sleep_ms(1000)",
                "select pg_sleep(1000)",
                "select write_log('x')",
                "select json_serialize_sql('select 1')",
                "select system.main.sum(total) from Orders",
                "select version()",
                "select $1",
                "select ?",
                "select #1 from Orders",
                "select * from Orders at (version => 1)",
                "select * from Orders tablesample 10%",
                "select * from Orders using sample 5",
                "select * from Orders natural join Users",
                "select * from Orders positional join Users",
                "select * from Orders o(a, b)",
                "select * from snapshot(1)",
                "select * from snapshot('a', 'b')",
                "select * from snapshot(concat('a', 'b'))",
                "select * from Nowhere",
                "select note from Orders o join Users u on o.userId = u.userId",
                "select userId from Orders o join Users u on o.userId = u.userId",
                "select note from Orders where exists (select 1 from Users where name = orderId)",
                "select id from (select note as id from Orders) x where exists (select 1 from Users where name = id)",
                "select sum(evil(total)) from Orders",
                "select sum(total) filter (where evil(total)) from Orders",
                "select sum(total) over (order by evil(total)) from Orders",
                "select 1 order by evil(1)",
                "select 1 limit evil(1)",
                "select * from Orders where exists (select 1 from read_csv('x'))",
                "with x as (select * from read_csv('x')) select 1",
                "select * from Orders, lateral (select * from read_csv('x'))",
                "select * from Users where case when true then evil(name) end",
                "select list_transform([1], lambda x: evil(x))",
                "select * replace (evil(name) as name) from Users",
                "values (evil(1))",
                "select 1 union all select evil(1)",
            })
    void refusesWithASentence(String sql) {
        var refused = assertThrows(ToolException.class, () -> read(sql), sql);
        assertFalse(refused.getMessage().isBlank());
    }

    @Test
    void runsTheTreeWithNamesThatTheStatementDoesNotUse() {
        var statement =
                read("with t0 as (select 1 as x) select o.total, x from t0, Orders o, Users where Users.a = 't1'");
        assertEquals(List.of("t2", "t3"), statement.rename());
        var text = PARSER.text(statement.tree());
        assertTrue(text.contains("t2 AS o") && text.contains("t3 AS Users"), text);
    }

    @Test
    void readsSnapshotsByTheirId() {
        var statement = read("select s.x from snapshot('abc') s");
        assertTrue(statement.occurrences().getFirst().snapshot());
        assertEquals("abc", statement.occurrences().getFirst().table());
        statement.rename();
        assertTrue(PARSER.text(statement.tree()).contains("t0 AS s"), PARSER.text(statement.tree()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from Orders limit 5 | 5",
                "select * from Orders limit 5 offset 2 | 7",
                "select * from Orders where userId = 'x' limit 5 | 5",
                "select * from Orders where userId = 'x' and length(note) > 3 limit 5 | -1",
                "select * from Orders order by total limit 5 | 5 +total",
                "select * from Orders o order by userid desc, o.note asc nulls last limit 5 offset 1 | 6 -userId +note",
                "select total as t from Orders order by total limit 5 | 5 +total",
                "select total as total from Orders order by total limit 5 | 5 +total",
                "select total as userId from Orders order by userId limit 5 | -1",
                "select total as userId, userId as x from Orders order by userId limit 5 | -1",
                "select total as \"USERID\" from Orders o order by o.userId limit 5 | 5 +userId",
                "select upper(userId) as userId from Orders order by userId limit 5 | -1",
                "select * exclude (total) from Orders order by userId limit 5 | 5 +userId",
                "select * replace (total as userId) from Orders order by userId limit 5 | -1",
                "select columns('.*') from Orders order by userId limit 5 | -1",
                "select * from Orders order by address.zip limit 5 | -1",
                "select * from Orders order by lower(userId) limit 5 | -1",
                "select * from Orders order by userId collate nocase limit 5 | -1",
                "select userId from Orders order by 1 limit 5 | -1",
                "select userId from Orders order by all limit 5 | -1",
                "select * from Orders where length(note) > 3 order by userId limit 5 | -1",
                "select distinct userId from Orders order by userId limit 5 | -1",
                "select count(*) from Orders order by userId limit 5 | -1",
                "select regexp_split_to_table(note, ',') from Orders limit 5 | -1",
                "select distinct status from Orders limit 5 | -1",
                "select count(*) from Orders limit 5 | -1",
                "select status from Orders group by status limit 5 | -1",
                "select row_number() over () from Orders limit 5 | -1",
                "select unnest(lines) from Orders limit 5 | -1",
                "select * from Orders limit 10% | -1",
                "select * from Orders o, Users u limit 5 | -1",
                "select * from (select * from Orders) limit 5 | -1",
                "select * from Orders limit (select 5) | -1",
            })
    void tellsWhichItemsAreEnough(String sql, String enough) {
        assertEquals(enough, read(sql).enough().map(StatementTest::words).orElse("-1"));
    }

    private static String words(Enough enough) {
        return enough.rows()
                + enough.order().stream()
                        .map(by -> (by.ascending() ? " +" : " -") + by.attribute())
                        .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 from Orders o join Users u on o.userId = u.userId | Orders<Users Users<Orders",
                "select 1 from Orders o left join Users u on o.userId = u.userId | Users<Orders",
                "select 1 from Orders o right join Users u on o.userId = u.userId | Orders<Users",
                "select 1 from Orders o full join Users u on o.userId = u.userId | ''",
                "select 1 from Orders o anti join Users u on o.userId = u.userId | Users<Orders",
                "select 1 from Orders o left join Users u using (userId) | Users<Orders",
                "select 1 from Users u where not exists (select 1 from Orders o where o.userId = u.userId) | Orders<Users",
                "select 1 from Orders o, Users u where o.userId = u.userId or true | ''",
                "select 1 from Orders o asof join Users u on o.userId = u.userId and o.a >= u.a | ''",
            })
    void tellsWhichTableMayBeReadByTheKeysOfAnother(String sql, String links) {
        var found = read(sql).links().stream()
                .map(link -> link.bound().table() + "<" + link.by().table())
                .collect(Collectors.joining(" "));
        assertEquals(links, found);
    }
}
