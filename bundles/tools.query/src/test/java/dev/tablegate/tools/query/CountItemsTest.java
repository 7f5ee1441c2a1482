// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.argument.SortKey.SortOperator;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.ToolContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.query.Filters.test;
import static dev.tablegate.tools.query.Fixture.number;
import static dev.tablegate.tools.query.Fixture.refuses;
import static dev.tablegate.tools.query.Fixture.text;
import static dev.tablegate.tools.query.Fixture.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CountItemsTest implements ToolContract {

    private static final long ALL = (long) Fixture.USERS * Fixture.ORDERS;
    private static final Map<String, Value> USER = Map.of("userId", text("user3"));

    private final FakeTables tables = Fixture.tables();
    private final FakeCall call = new FakeCall();

    @Override
    public Tool<?, ?> tool() {
        return new CountItems(tables);
    }

    @Test
    void givesTheFigureOfDynamoDbForNothing() {
        var counted = run(new Ask("Orders"));
        assertEquals(ALL, counted.count());
        assertEquals(0, counted.consumedCapacity());
        assertTrue(!counted.exact() && counted.complete());
        assertTrue(counted.note().orElseThrow().contains("six hours"));
        assertEquals(ALL, run(new Ask("Orders").index("byStatus")).count());
    }

    @Test
    void countsByScanning() {
        var counted = run(new Ask("Orders").exact());
        assertEquals(ALL, counted.count());
        assertEquals(ALL, counted.scannedCount());
        assertTrue(counted.exact() && counted.complete() && counted.consumedCapacity() > 0);
        var open = run(new Ask("Orders").exact().filter(test("status", Operator.EQ, text("open"))));
        assertEquals(50, open.count());
        assertEquals(ALL, open.scannedCount());
    }

    @Test
    void countsByQuerying() {
        assertEquals(Fixture.ORDERS, run(new Ask("Orders", USER).exact()).scannedCount());
        assertEquals(
                5,
                run(new Ask("Orders", USER).exact().sort(SortOperator.LT, number(5)))
                        .count());
        var open = Map.of("status", typed("S", "open"));
        assertEquals(50, run(new Ask("Orders", open).exact().index("byStatus")).count());
    }

    @Test
    void saysHowToGoOnWhenItIsIncomplete() {
        var first = run(new Ask("Orders").exact());
        var partly = CountItems.Output.counted(new Found(
                List.of(), 7, Optional.empty(), 9, 1, Optional.of("cursor"), Optional.of(Found.Stopped.TIME)));
        assertTrue(first.complete() && !partly.complete());
        assertEquals(Optional.of("cursor"), partly.cursor());
        assertTrue(partly.note().orElseThrow().contains("add the counts"));
    }

    @Test
    void refusesToCountApproximatelyWhatDynamoDbDoesNotKnow() {
        refuses(() -> run(new Ask("Orders", USER)), "exact to true");
        refuses(() -> run(new Ask("Orders").cursor("c")), "exact to true");
        refuses(() -> run(new Ask("Orders").filter(test("a", Operator.EXISTS))), "exact to true");
        refuses(() -> run(new Ask("Orders").sort(SortOperator.EQ, number(1))), "exact to true");
    }

    @Test
    void refusesASortKeyWithoutKey() {
        refuses(() -> run(new Ask("Orders").exact().sort(SortOperator.EQ, number(1))), "sortKey needs key");
        refuses(() -> run(new Ask("Orders", Map.of("orderId", number(1))).exact()), "'userId'");
        refuses(() -> run(new Ask("Orders").index("byDate")), "byStatus");
    }

    @Test
    void stopsWhenCancelled() {
        call.cancel();
        var cancelled = assertThrows(ToolException.class, () -> run(new Ask("Orders").exact()));
        assertEquals(ToolException.Standard.CANCELLED, cancelled.code());
    }

    private CountItems.Output run(Ask ask) {
        return new CountItems(tables).call(ask.count(), call);
    }
}
