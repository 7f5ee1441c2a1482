// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import dev.tablegate.tck.ToolContract;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class RunPartiQlTest implements ToolContract {

    private static final FakeTables TABLES = new FakeTables()
            .pageSize(3)
            .add(
                    TableBuilder.table("Orders", "userId", "orderId:N").globalIndex("byStatus", "status", "orderId:N"),
                    IntStream.range(0, 100)
                            .mapToObj(n -> Map.<String, Value>of(
                                    "userId",
                                    new Value.Text("u" + n % 5),
                                    "orderId",
                                    Value.Num.of(n),
                                    "status",
                                    new Value.Text(n % 2 == 0 ? "open" : "it's closed"),
                                    "odd.name",
                                    Value.Document.of(Map.of("x", Value.Num.of(n))),
                                    "lines",
                                    new Value.Sequence(List.of(new Value.Text("l" + n))),
                                    "tags",
                                    Value.TextSet.of(List.of("a", "t" + n % 3))))
                            .toList());

    private final RunPartiQl tool = new RunPartiQl(TABLES);

    @Override
    public Tool<?, ?> tool() {
        return tool;
    }

    private RunPartiQl.Output ask(String sql, boolean allowScan, int limit, Optional<String> cursor, Value... values) {
        return tool.call(
                new RunPartiQl.Input(
                        sql,
                        Optional.of(List.of(values)),
                        Optional.of(allowScan),
                        Optional.empty(),
                        Optional.of(limit),
                        cursor,
                        Optional.empty()),
                new FakeCall());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM Orders WHERE userId = 'u1' | query | 20",
                "select * from \"Orders\" where userId='u1' and orderId=6 | query | 1",
                "select * from Orders where userId = 'u1' and orderId between 6 and 16 | query | 3",
                "select * from Orders where orderId >= 50 and userId = 'u1' and status = 'open' | query | 5",
                "select * from Orders where userId in ['u1', 'u2'] and orderId < 10 | query | 4",
                "select * from Orders where userId in ('u1', 'u2', 'u1') | query | 40",
                "select * from \"Orders\".\"byStatus\" where status = 'it''s closed' | query | 50",
                "select * from Orders where userId = 'u1' and \"odd.name\".x = 11 | query | 1",
                "select * from Orders where userId = 'u1' and lines[0] = 'l11' | query | 1",
                "select * from Orders where userId = 'u1' and contains(tags, 't0') | query | 7",
                "select * from Orders where userId = 'u1' and not contains(tags, 't0') | query | 13",
                "select * from Orders where userId = 'u1' and size(lines) > 1 | query | 0",
                "select * from Orders where userId = 'u1' and size(tags) = 2 | query | 20",
                "select * from Orders where userId = 'u1' and gone is missing | query | 20",
                "select * from Orders where userId = 'u1' and lines is not missing | query | 20",
                "select * from Orders where userId = 'u1' and (status = 'open' or contains(tags, 't0')) | query | 13",
                "select * from Orders where status = 'open' | scan | 50",
                "select * from Orders where userId = 'u1' or userId = 'u2' | scan | 40",
                "select * from Orders | scan | 100",
            })
    void findsWhatTheStatementSays(String sql, String access, int count) {
        var output = ask(sql, true, 1000, Optional.empty());
        assertEquals(access, output.access());
        assertEquals(count, output.count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO Orders VALUE {'userId': 'x'} | stage_put_item",
                "insert into Orders value {'userId': 'x'} | stage_put_item",
                "UPDATE Orders SET a = 1 WHERE userId = 'u1' AND orderId = 1 | stage_update_item",
                "DELETE FROM Orders WHERE userId = 'u1' AND orderId = 1 | stage_delete_item",
                "EXISTS(SELECT * FROM Orders WHERE userId = 'u1') | SELECT",
                "drop table Orders | SELECT",
                "select * from Orders where userId = 'u1'; delete from Orders | no 'delete'",
                "select * from Orders o join Users u | run_sql",
                "select count(*) from Orders | FROM",
                "select * from Orders where userId = 'u1' limit 5 | run_sql",
                "select * from Orders where userId = 'u1' order by status | sort key",
                "select * from Orders where userId = u1 | single quotes",
                "select * from Orders where userId = 'u1 | not closed",
                "select * from Orders where userId = ? | question marks",
                "select * from Orders where upper(userId) = 'U1' | run_sql",
                "select * from Orders where | name",
                "select * from Orders.nope where userId = 'u1' | nope",
            })
    void refusesWithASentence(String sql, String words) {
        var refused = assertThrows(ToolException.class, () -> ask(sql, true, 10, Optional.empty()), sql);
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
    }

    @Test
    void refusesToReadAWholeTableUnasked() {
        for (var sql : List.of(
                "select * from Orders",
                "select * from Orders where orderId = 5",
                "select * from Orders where userId > 'u1'")) {
            var refused = assertThrows(ToolException.class, () -> ask(sql, false, 10, Optional.empty()));
            assertTrue(refused.getMessage().contains("userId"), refused.getMessage());
        }
    }

    @Test
    void goesOnOverPartitionsWithoutLosingOrDoublingAnItem() {
        for (int limit = 1; limit < 12; limit++) {
            var seen = new ArrayList<Value>();
            Optional<String> cursor = Optional.empty();
            do {
                var page = ask(
                        "select orderId from Orders where userId in ['u0', 'u3', 'u4', 'none']", false, limit, cursor);
                page.items().forEach(item -> seen.add(item.getOrDefault("orderId", new Value.Null())));
                cursor = page.cursor();
            } while (cursor.isPresent());
            assertEquals(60, seen.size());
            assertEquals(60, new HashSet<>(seen).size());
        }
    }

    @Test
    void takesParameters() {
        var output = ask(
                "select orderId from Orders where userId = ? and orderId = ?",
                false,
                10,
                Optional.empty(),
                new Value.Text("u1"),
                Value.Num.of(6));
        assertEquals(List.of(Map.of("orderId", Value.Num.of(6))), output.items());
    }

    @Test
    void readsAgainstTheSortKey() {
        var output =
                ask("select orderId from Orders where userId = 'u1' order by orderId desc", false, 1, Optional.empty());
        assertEquals(List.of(Map.of("orderId", Value.Num.of(96))), output.items());
    }
}
