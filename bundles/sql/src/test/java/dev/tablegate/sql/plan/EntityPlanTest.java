// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.profile.Entity;
import dev.tablegate.sql.engine.EngineParser;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** How entities are found, and what is read for them. */
final class EntityPlanTest {

    private static final EngineParser PARSER = new EngineParser();
    private static final FakeTables TABLES = new FakeTables()
            .add(
                    TableBuilder.table("App", "PK", "SK")
                            .globalIndex("GSI1", "G1", "G2")
                            .globalIndex("byMail", "mail", ""),
                    items())
            .add(TableBuilder.table("Log", "day", "number:N"), List.of())
            .add(TableBuilder.table("Plain", "id"), List.of())
            .add(TableBuilder.table("ORDERS", "id"), List.of());

    @AfterAll
    static void close() {
        PARSER.close();
    }

    private static List<Map<String, Value>> items() {
        return IntStream.range(0, 2_000)
                .mapToObj(n -> Map.<String, Value>of(
                        "PK", new Value.Text("USER#" + n),
                        "SK", new Value.Text("PROFILE"),
                        "note", new Value.Text("x".repeat(500))))
                .toList();
    }

    private static Planner planner(String... lines) {
        return new CheapestPlanner(TABLES, PARSER, new Prices(0.125), call -> Entity.list(String.join("\n", lines)));
    }

    private static Planner planner() {
        return planner(
                "User of App: PK=USER#{userId}, SK=PROFILE, type=User",
                "Bill of App: PK=USER#{userId}, SK=BILL#{billId}, G1=BILL#{billId}, G2={placed}",
                "Line of App: PK=BILL#{billId}#X, SK=LINE#{day}#{line}",
                "Entry of Log: day=D#{day}, number={no}",
                "First of Log: day={day}, number=1");
    }

    private static String reads(Planner planner, String sql, boolean allowScan) {
        return planner.plan(sql, allowScan, new FakeCall()).plan().reads().stream()
                .map(read -> read.access() + " " + read.table()
                        + read.index().map(index -> " " + index).orElse("")
                        + read.key().map(key -> " " + key).orElse(""))
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from User where userId = '42' | GET App.User PK = 'USER#42' and SK = 'PROFILE'",
                "select USERID from \"app.user\" where userid in ('1', '2')"
                        + " | GET App.User PK in ('USER#1', 'USER#2') and SK = 'PROFILE'",
                "select * from User where userId = '' | GET App.User PK = nothing and SK = 'PROFILE'",
                "select * from User where PK = 'USER#7' | GET App.User PK = 'USER#7' and SK = 'PROFILE'",
                "with u as (select userId as id, type from User) select * from u where id = '42'"
                        + " | GET App.User PK = 'USER#42' and SK = 'PROFILE'",
                "select * from Bill where userId = '42' | QUERY App.Bill PK = 'USER#42' and starts_with(SK, 'BILL#')",
                "select * from Bill where userId = '42' and billId = '7'"
                        + " | GET App.Bill PK = 'USER#42' and SK = 'BILL#7'",
                "select * from Bill where userId = '42' and billId > '7'"
                        + " | QUERY App.Bill PK = 'USER#42' and SK between 'BILL#7' and 'BILL$'",
                "select * from Bill where userId = '42' and billId <= '7'"
                        + " | QUERY App.Bill PK = 'USER#42' and SK between 'BILL#' and 'BILL#7'",
                "select * from Bill where userId = '42' and billId between '2' and '7'"
                        + " | QUERY App.Bill PK = 'USER#42' and SK between 'BILL#2' and 'BILL#7'",
                "select * from Bill where userId = '42' and starts_with(billId, '20')"
                        + " | QUERY App.Bill PK = 'USER#42' and starts_with(SK, 'BILL#20')",
                "select * from Bill where billId = '7' and placed > '2026'"
                        + " | QUERY App.Bill GSI1 G1 = 'BILL#7' and G2 > '2026'",
                "select * from Line where billId = '7' | QUERY App.Line PK = 'BILL#7#X' and starts_with(SK, 'LINE#')",
                "select * from Line where billId = '7' and day >= '2026'"
                        + " | QUERY App.Line PK = 'BILL#7#X' and SK between 'LINE#2026' and 'LINE$'",
                "select * from Line where billId = '7' and day < '2026'"
                        + " | QUERY App.Line PK = 'BILL#7#X' and starts_with(SK, 'LINE#')",
                "select * from Line where billId = '7' and day = 'd'"
                        + " | QUERY App.Line PK = 'BILL#7#X' and starts_with(SK, 'LINE#d#')",
                "select * from Entry where day = '1' and no > 5 | QUERY Log.Entry day = 'D#1' and number > 5",
                "select * from Entry where day = '1' and no in (5, 6) | GET Log.Entry day = 'D#1' and number in (5, 6)",
                "select * from First where day = '1' | GET Log.First day = '1' and number = 1",
                "select u.userId, b.billId from User u join Bill b on b.userId = u.userId where u.userId = '1'"
                        + " | GET App.User PK = 'USER#1' and SK = 'PROFILE'; QUERY App.Bill PK = 'USER#1' and"
                        + " starts_with(SK, 'BILL#')",
                "select l.day from Bill b join Line l on l.billId = b.billId where b.userId = '1'"
                        + " | QUERY App.Bill PK = 'USER#1' and starts_with(SK, 'BILL#'); QUERY App.Line PK = 'BILL#'"
                        + " and each b.billId and '#X' and starts_with(SK, 'LINE#')",
                "select u.type from Bill b join User u on u.userId = b.userId where b.billId = '1' and b.placed = 'x'"
                        + " | QUERY App.Bill GSI1 G1 = 'BILL#1' and G2 = 'x'; GET App.User SK = 'PROFILE' and PK ="
                        + " 'USER#' and each b.userId"
            })
    void readsByTheKeysThatPartsMake(String sql, String expected) {
        assertEquals(expected, reads(planner(), sql, false));
    }

    @Test
    void aScanIsRefusedInWordsOfTheEntity() {
        var refusal =
                assertThrows(ToolException.class, () -> reads(planner(), "select * from User where type = 'x'", false));
        assertTrue(
                refusal.getMessage()
                        .contains("This would read all of App to find the items of App.User: about 2,000 items"),
                refusal.getMessage());
        assertTrue(refusal.getMessage().contains("Add a condition on userId = ..."), refusal.getMessage());
        var plan = planner()
                .plan("select * from User limit 3", true, new FakeCall())
                .plan();
        assertTrue(
                plan.notes()
                        .getFirst()
                        .contains(
                                "All of App is read to find the items of App.User. Add a condition on userId = ...; parts"),
                "" + plan);
        assertEquals(
                "starts_with(PK, 'USER#') and SK = 'PROFILE' and \"type\" = 'User'",
                plan.reads().getFirst().filter().orElseThrow().replace(" type =", " \"type\" ="));
        assertThrows(ToolException.class, () -> reads(planner(), "select * from User limit 3", false));
        var whole = assertThrows(ToolException.class, () -> reads(planner(), "select * from App", false));
        assertTrue(
                whole.getMessage()
                        .contains("Items of App stand in these tables, too: \"App.User\" (userId), \"App.Bill\""
                                + " (userId, billId, placed), \"App.Line\" (billId, day, line)."),
                whole.getMessage());
    }

    @Test
    void aPartHidesAnIndexedAttributeOfItsName() {
        var planner = planner("Person of App: PK=USER#{mail}, SK=PROFILE");
        assertEquals(
                "GET App.Person PK = 'USER#m' and SK = 'PROFILE'",
                reads(planner, "select * from Person where mail = 'm'", false));
        assertTrue(reads(planner, "select * from Person where mail > 'm'", true).startsWith("SCAN App.Person"));
        assertEquals(
                "GET App.Person PK = 'USER#m' and SK = 'PROFILE'; GET Plain id = each p.mail",
                reads(planner, "select 1 from Person p join Plain x on x.id = p.mail where p.mail = 'm'", false)
                        .replace("id = 'm'", "id = each p.mail"));
    }

    @Test
    void aTableOfThatVeryNameComesFirst() {
        var planner = planner("Plain of App: PK=USER#{id}, SK=PROFILE", "Orders of App: PK=USER#{id}, SK=PROFILE");
        assertEquals("GET Plain id = '1'", reads(planner, "select * from Plain where id = '1'", false));
        assertTrue(reads(planner, "select * from \"App.Plain\" where id = '1'", false)
                .startsWith("GET App.Plain PK"));
        assertTrue(reads(planner, "select * from Orders where id = '1'", false).startsWith("GET App.Orders PK"));
        assertEquals("GET ORDERS id = '1'", reads(planner, "select * from ORDERS where id = '1'", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "User of App: PK=USER#{id}; User of Log: day={id} | User | write \"App.User\" or \"Log.User\"",
                "Orders of App: PK=USER#{id} | oRdErS | write \"App.Orders\" or \"ORDERS\"",
                "User of App: PKK=USER#{id} | User | nothing of the partition key PK of App",
                "Entry of Log: day=x, number=NO#{no} | Entry | a form is one part",
                "Entry of Log: day={a}, number={a} | Entry | in a number key and in a text",
                "User of Gone: PK=USER#{id} | User | Gone"
            })
    void whatIsNotClearIsRefused(String lines, String table, String sentence) {
        var refusal = assertThrows(
                ToolException.class, () -> reads(planner(lines), "select * from " + table + " where 1 = 1", true));
        assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("Exception"), refusal.getMessage());
    }
}
