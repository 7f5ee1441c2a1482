// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.argument.Where;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import dev.tablegate.tck.ToolContract;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.tablegate.tools.query.Filters.test;
import static dev.tablegate.tools.query.Fixture.number;
import static dev.tablegate.tools.query.Fixture.refuses;
import static dev.tablegate.tools.query.Fixture.text;
import static dev.tablegate.tools.query.Fixture.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ScanTest implements ToolContract {

    private static final int ALL = Fixture.USERS * Fixture.ORDERS;

    private final FakeTables tables = Fixture.tables();
    private final FakeCall call = new FakeCall();

    @Override
    public Tool<?, ?> tool() {
        return new Scan(tables, Optional.empty());
    }

    @Test
    void readsTwentyFiveItemsUnlessAskedForMore() {
        var found = run(new Ask("Orders"));
        assertEquals(25, found.count());
        assertEquals(Optional.of(Found.Stopped.LIMIT), found.stopped());
        assertEquals(ALL, run(new Ask("Orders").all()).count());
    }

    @ParameterizedTest
    @CsvSource({"1", "4", "16"})
    void neitherLosesNorRepeatsItemsOverCursors(int segments) {
        var seen = new HashSet<List<Value>>();
        var found = run(new Ask("Orders").segments(segments).limit(30));
        int read = 0;
        while (true) {
            for (var item : found.items()) {
                seen.add(List.of(item.get("userId"), item.get("orderId")));
                read++;
            }
            if (found.cursor().isEmpty()) {
                break;
            }
            found = run(new Ask("Orders")
                    .segments(segments)
                    .limit(30)
                    .cursor(found.cursor().get()));
        }
        assertEquals(ALL, read);
        assertEquals(ALL, seen.size());
    }

    @Test
    void comparesWithEveryOperator() {
        assertMatches(50, test("status", Operator.EQ, text("open")));
        assertMatches(150, test("status", Operator.NE, text("open")));
        assertMatches(20, test("total", Operator.LT, number(20)));
        assertMatches(30, test("total", Operator.LTE, number(20)));
        assertMatches(20, test("total", Operator.GT, number(170)));
        assertMatches(30, test("total", Operator.GTE, number(170)));
        assertMatches(30, test("total", Operator.BETWEEN, List.of(number(20), number(40))));
        assertMatches(20, test("total", Operator.IN, List.of(number(20), number(40))));
        assertMatches(110, test("address.zip", Operator.BEGINS_WITH, text("11")));
        assertMatches(10, test("tags", Operator.CONTAINS, text("b7")));
        assertMatches(40, test("note", Operator.EXISTS));
        assertMatches(160, test("note", Operator.NOT_EXISTS));
        assertMatches(40, test("note", Operator.TYPE, text("NULL")));
        assertMatches(200, test("tags", Operator.SIZE, number(2)));
        assertMatches(100, test("address.zip", Operator.SIZE, List.of(number(3), number(9))));
    }

    @Test
    void readsAnIndexAndAProjection() {
        var found = run(new Ask("Orders").index("byStatus").limit(1).projection("status"));
        assertEquals(Set.of("status"), found.items().getFirst().keySet());
    }

    @Test
    void writesDynamoDbJson() {
        var found = run(new Ask("Orders").limit(1).projection("status").format(Format.DYNAMODB));
        assertEquals(List.of(Map.of("status", typed("S", "open"))), found.items());
    }

    @Test
    void tellsOfProgressOnlyWhenItTakesLong() {
        run(new Ask("Orders").all());
        assertEquals(List.of(), call.progressed());
    }

    @Test
    void stopsAtTheMostItems() {
        tables.add(
                TableBuilder.table("Many", "id:N"),
                IntStream.range(0, 10_500)
                        .mapToObj(i -> Map.of("id", number(i)))
                        .toList());
        var found = run(new Ask("Many").all());
        assertEquals(10_000, found.count());
        assertEquals(Optional.of(Found.Stopped.LIMIT), found.stopped());
        assertEquals(
                500,
                run(new Ask("Many").all().cursor(found.cursor().orElseThrow())).count());
    }

    @Test
    void refusesWhatDynamoDbHasNot() {
        refuses(() -> run(new Ask("Orders").limit(1).all()), "limit and all");
        refuses(() -> run(new Ask("Orders").index("byDate")), "byStatus, byPlace, byTotal");
        refuses(() -> run(new Ask("Orders").index("byStatus").consistent()), "consistent", "global index");
        refuses(() -> run(new Ask("Orders").cursor("made up")), "cursor");
    }

    @Test
    void stopsWhenCancelled() {
        call.cancel();
        var cancelled = assertThrows(ToolException.class, () -> run(new Ask("Orders")));
        assertEquals(ToolException.Standard.CANCELLED, cancelled.code());
    }

    private void assertMatches(int count, Where filter) {
        var found = run(new Ask("Orders").all().filter(filter));
        assertEquals(count, found.count(), filter.toString());
        assertEquals(ALL, found.scannedCount());
    }

    private Found run(Ask ask) {
        return new Scan(tables, Optional.empty()).call(ask.scan(), call);
    }
}
