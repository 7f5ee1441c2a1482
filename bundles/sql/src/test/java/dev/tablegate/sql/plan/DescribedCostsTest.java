// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class DescribedCostsTest {

    private static final FakeTables TABLES = new FakeTables()
            .add(
                    TableBuilder.table("Orders", "userId", "orderId:N"),
                    IntStream.range(0, 1000)
                            .mapToObj(n -> Map.<String, Value>of(
                                    "userId", new Value.Text("u" + n % 10),
                                    "orderId", Value.Num.of(n),
                                    "note", new Value.Text("x".repeat(200))))
                            .toList());
    private static final Bounds ALL = new Bounds(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ZERO);
    private static final Filter FILTER =
            new Filter.Test(new Condition("note", Operator.EQ, List.of(new Value.Text("x"))));

    private final DescribedCosts costs = new DescribedCosts(TABLES, new Prices(0.125));

    private Plan query(Map<String, Value> key, boolean consistent) {
        return costs.of(
                new QueryRequest(
                        "Orders",
                        Optional.empty(),
                        key,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        true,
                        consistent,
                        Select.ITEMS,
                        ALL,
                        Optional.empty()),
                new FakeCall());
    }

    private Plan scan(Optional<Filter> filter, Bounds bounds) {
        return costs.of(
                new ScanRequest(
                        "Orders",
                        Optional.empty(),
                        filter,
                        List.of(),
                        false,
                        1,
                        Select.ITEMS,
                        bounds,
                        Optional.empty()),
                new FakeCall());
    }

    @Test
    void scansCostTheWholeTable() {
        var plan = scan(Optional.empty(), ALL);
        assertEquals(1000, plan.estimate().items());
        assertTrue(plan.estimate().readUnits() > 20 && plan.estimate().readUnits() < 40, plan.toString());
        assertEquals(
                plan.estimate().readUnits() * 0.125 / 1_000_000, plan.estimate().dollars(), 1e-12);
    }

    @Test
    void boundsHelpAndFiltersDoNot() {
        var few = new Bounds(10, Long.MAX_VALUE, Duration.ZERO);
        assertEquals(10, scan(Optional.empty(), few).estimate().items());
        var filtered = scan(Optional.of(FILTER), few);
        assertEquals(1000, filtered.estimate().items());
        assertEquals(1, filtered.notes().size());
    }

    @Test
    void queriesCostAPartAndConsistentOnesTwice() {
        var key = Map.<String, Value>of("userId", new Value.Text("u1"));
        var plan = query(key, false);
        assertTrue(plan.estimate().items() < 100, plan.toString());
        assertEquals("userId = 'u1'", plan.reads().getFirst().key().orElseThrow());
        assertEquals(
                2 * plan.estimate().readUnits(), query(key, true).estimate().readUnits());
        var whole = Map.<String, Value>of("userId", new Value.Text("u1"), "orderId", Value.Num.of(1));
        assertEquals(1, query(whole, false).estimate().items());
    }
}
