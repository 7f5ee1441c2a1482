// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.sql.Costs;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Sql;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.api.sql.SqlResult;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import dev.tablegate.tck.ToolContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class RunSqlTest implements ToolContract {

    private static final FakeTables TABLES =
            new FakeTables().add(TableBuilder.table("Orders", "userId", "orderId:N"), List.of());

    private final List<SqlRequest> asked = new ArrayList<>();
    private final RunSql tool = new RunSql(new Answering());

    @Override
    public Tool<?, ?> tool() {
        return tool;
    }

    private static RunSql.Input input(Optional<Format> format) {
        return new RunSql.Input("select 1", Optional.empty(), Optional.empty(), format);
    }

    @Test
    void readsNoWholeTableUnlessToldTo() {
        tool.call(input(Optional.empty()), new FakeCall());
        assertEquals(List.of(new SqlRequest("select 1", false, 50)), asked);
    }

    @Test
    void showsATableThatAModelCanRead() {
        var text = ((Content.Text) tool.render(tool.call(input(Optional.empty()), new FakeCall()))
                        .getFirst())
                .text();
        assertEquals("""
                name       |    n
                -----------|-----
                Ann\\|Bob C |    5
                           | 12.5

                2 of 7 rows; all are in snapshot 'abc'.

                Read:
                - Orders.byStatus: query, key status = 'open', the last 3 of these; 3 items, 1 request, 0.5 read units, less than $0.000001

                Notes:
                - a note
                - another note""", text);
    }

    @Test
    void writesValuesInTheFormatAskedFor() {
        var output = tool.call(input(Optional.of(Format.DYNAMODB)), new FakeCall());
        assertEquals(
                Value.Document.of(Map.of("N", new Value.Text("5"))),
                output.rows().getFirst().get("n"));
    }

    private final class Answering implements Sql {

        @Override
        public SqlResult run(SqlRequest request, Call call) {
            asked.add(request);
            var columns = List.of(new Column("name", Set.of("S")), new Column("n", Set.of("N")));
            var rows = List.<Map<String, Value>>of(
                    Map.of("name", new Value.Text("Ann|Bob\nC"), "n", Value.Num.of(5)),
                    Map.of("name", new Value.Null(), "n", Value.Num.of("12.50")));
            var now = Instant.parse("2026-01-01T00:00:00Z");
            var snapshot = new Snapshot("abc", "select 1", columns, 7, 100, now, now);
            return new SqlResult(
                    columns, rows, 7, Optional.of(snapshot), explain("", call), new Consumed(0.5), List.of("a note"));
        }

        @Override
        public Plan explain(String sql, Call call) {
            var cost = new Plan.Cost(3, 1, 0.5, 0.0000000625);
            var read = new Plan.Read(
                    "Orders",
                    Plan.Access.QUERY,
                    Optional.of("byStatus"),
                    Optional.of("status = 'open'"),
                    Optional.empty(),
                    Optional.of("last 3"),
                    List.of(),
                    1,
                    cost,
                    Optional.of(cost));
            return new Plan(List.of(read), cost, List.of("a note", "another note"));
        }
    }

    @Test
    void explainsWithoutRunning() {
        var explain = new Explain(new Answering(), new Pricing(), TABLES);
        var output =
                explain.call(explained(Optional.of("select 1"), Optional.empty(), Optional.empty()), new FakeCall());
        assertEquals(List.of(), asked);
        assertTrue(((Content.Text) explain.render(output).getFirst()).text().startsWith("Orders.byStatus: query"));
    }

    @Test
    void explainsQueriesAndScans() {
        var explain = new Explain(new Answering(), new Pricing(), TABLES);
        var table = Optional.of("Orders");
        var key = Optional.of(Map.<String, Value>of("userId", new Value.Text("u1")));
        var query = explain.call(explained(Optional.empty(), table, key), new FakeCall());
        assertEquals(Plan.Access.QUERY, query.reads().getFirst().access());
        var scan = explain.call(explained(Optional.empty(), table, Optional.empty()), new FakeCall());
        assertEquals(Plan.Access.SCAN, scan.reads().getFirst().access());
        assertThrows(
                ToolException.class,
                () -> explain.call(explained(Optional.empty(), Optional.empty(), key), new FakeCall()));
        var wrong = Optional.of(Map.<String, Value>of("nope", new Value.Text("u1")));
        assertThrows(
                ToolException.class, () -> explain.call(explained(Optional.empty(), table, wrong), new FakeCall()));
    }

    private static Explain.Input explained(
            Optional<String> sql, Optional<String> table, Optional<Map<String, Value>> key) {
        return new Explain.Input(sql, table, Optional.empty(), key, Optional.empty(), Optional.empty());
    }

    private static final class Pricing implements Costs {

        @Override
        public Plan of(QueryRequest request, Call call) {
            return plan(Plan.Access.QUERY);
        }

        @Override
        public Plan of(ScanRequest request, Call call) {
            return plan(Plan.Access.SCAN);
        }

        private static Plan plan(Plan.Access access) {
            var cost = new Plan.Cost(1, 1, 1, 1);
            var read = new Plan.Read(
                    "Orders",
                    access,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    1,
                    cost,
                    Optional.empty());
            return new Plan(List.of(read), cost, List.of());
        }
    }
}
