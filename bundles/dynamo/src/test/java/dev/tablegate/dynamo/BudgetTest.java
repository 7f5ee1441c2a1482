// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.dynamodb.local.LocalDynamo;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.TableBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is read within a budget, and how a reading goes on once there is one again. */
class BudgetTest {

    private static final Bounds ALL = new Bounds(100_000, 1 << 30, Duration.ofMinutes(1));
    private static final double PLENTY = 1e9;
    private static final int ITEMS = 400;

    private static LocalDynamo local;
    private static Fixture fixture;

    private final FakeCall call = new FakeCall();

    @BeforeAll
    static void start() {
        local = LocalDynamo.start();
        fixture = new Fixture(local.endpoint());
        fixture.create(
                TableBuilder.table("Grid", "pk", "sk:N").build(),
                IntStream.range(0, ITEMS).mapToObj(BudgetTest::item).toList());
    }

    @AfterAll
    static void stop() {
        fixture.close();
        local.close();
    }

    @BeforeEach
    void raise() {
        fixture.meter.leave(PLENTY, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void aScanStopsWithACursorThatLosesAndRepeatsNothing(int segments) {
        var seen = new ArrayList<Map<String, Value>>();
        Optional<String> cursor = Optional.empty();
        int parts = 0;
        do {
            fixture.meter.leave(PLENTY, 37);
            long before = fixture.meter.used().items();
            Page page = fixture.tables().scan(call, scan(segments, cursor));
            assertTrue(fixture.meter.used().items() - before <= 37, "looks at no more than there is room for");
            seen.addAll(page.items());
            cursor = page.cursor();
            parts++;
        } while (cursor.isPresent());
        assertEquals(ITEMS, seen.size());
        assertEquals(ITEMS, new HashSet<>(seen).size());
        assertTrue(parts >= ITEMS / 37, parts + " parts");
    }

    @Test
    void aScanStopsNearItsReadUnits() {
        double before = fixture.consumed();
        fixture.meter.leave(12, Long.MAX_VALUE);

        Page page = fixture.tables().scan(call, scan(4, Optional.empty()));

        double used = fixture.consumed() - before;
        assertEquals(used, page.consumed().readUnits());
        assertTrue(page.cursor().isPresent());
        assertTrue(used >= 12 && used < 12 + 4, "used " + used);
    }

    @Test
    void aQueryGoesOnWhereItsBudgetEnded() {
        fixture.meter.leave(PLENTY, 60);
        var first = fixture.tables().query(call, query(Optional.empty()));
        assertEquals(60, first.items().size());

        var refused = assertThrows(ToolException.class, () -> fixture.tables().query(call, query(first.cursor())));
        assertEquals(Standard.OVER_BUDGET, refused.code());

        fixture.meter.leave(PLENTY, 1000);
        var rest = fixture.tables().query(call, query(first.cursor()));
        assertEquals(40, rest.items().size());
        assertEquals(Optional.empty(), rest.cursor());
    }

    @Test
    void aBatchHandsBackTheKeysThatThereWasNoRoomFor() {
        var keys = IntStream.range(0, 150).mapToObj(BudgetTest::key).toList();
        fixture.meter.leave(PLENTY, 120);

        var result = fixture.tables().batchGet(call, new BatchGetRequest(Map.of("Grid", keys), Map.of(), false));

        assertEquals(120, result.items().getOrDefault("Grid", List.of()).size());
        assertEquals(30, result.unprocessed().getOrDefault("Grid", List.of()).size());
        assertThrows(
                ToolException.class,
                () -> fixture.tables().batchGet(call, new BatchGetRequest(result.unprocessed(), Map.of(), false)));
    }

    @Test
    void aGetIsRefusedAndCounted() {
        fixture.meter.leave(0.5, Long.MAX_VALUE);
        var request = new GetRequest("Grid", key(1), List.of(), false);
        var got = fixture.tables().get(call, request);
        assertEquals(item(1), got.item().orElseThrow());
        var refused = assertThrows(ToolException.class, () -> fixture.tables().get(call, request));
        assertEquals(Standard.OVER_BUDGET, refused.code());
    }

    private static ScanRequest scan(int segments, Optional<String> cursor) {
        return new ScanRequest(
                "Grid", Optional.empty(), Optional.empty(), List.of(), false, segments, Select.ITEMS, ALL, cursor);
    }

    private static QueryRequest query(Optional<String> cursor) {
        return new QueryRequest(
                "Grid",
                Optional.empty(),
                Map.of("pk", new Value.Text("p1")),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                false,
                Select.ITEMS,
                ALL,
                cursor);
    }

    private static Map<String, Value> item(int number) {
        return Map.of(
                "pk", new Value.Text("p" + number % 4),
                "sk", Value.Num.of(number),
                "text", new Value.Text("x".repeat(1000)));
    }

    private static Map<String, Value> key(int number) {
        return Map.of("pk", new Value.Text("p" + number % 4), "sk", Value.Num.of(number));
    }
}
