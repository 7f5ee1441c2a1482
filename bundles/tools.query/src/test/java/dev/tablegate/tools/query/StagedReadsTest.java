// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.argument.Direction;
import dev.tablegate.api.argument.SortKey.SortOperator;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeStaging;
import dev.tablegate.tck.FakeTables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.query.Filters.test;
import static dev.tablegate.tools.query.Fixture.none;
import static dev.tablegate.tools.query.Fixture.number;
import static dev.tablegate.tools.query.Fixture.refuses;
import static dev.tablegate.tools.query.Fixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StagedReadsTest {

    private static final Map<String, Value> USER = Map.of("userId", text("user3"));

    private final FakeTables tables = Fixture.tables();
    private final FakeStaging staging = new FakeStaging(tables);
    private final FakeCall call = new FakeCall();

    @Test
    void mergesStagedItemsAtTheirPlaceInThePartition() {
        put(order("user3", 7, 1, "staged"));
        put(order("user3", 100, 2, "staged"));
        put(order("user4", 8, 2, "staged"));
        delete("user3", 9);
        var found = query(new Ask("Orders", USER));
        var expected = new ArrayList<>(IntStream.range(0, 20).boxed().toList());
        expected.remove(Integer.valueOf(9));
        expected.add(100);
        assertEquals(expected, numbers(found));
        assertEquals(text("staged"), found.items().get(7).get("status"));
        assertEquals(Optional.of(2), found.staged());
        assertEquals(20, found.count());
        assertEquals(expected.reversed(), numbers(query(new Ask("Orders", USER).direction(Direction.DESC))));
    }

    @Test
    void leavesOutWhatNothingIsAskedFor() {
        put(order("user3", 7, 1, "staged"));
        var found = query(new Ask("Orders", USER), false);
        assertEquals(text("closed"), found.items().get(7).get("status"));
        assertEquals(none(), found.staged());
    }

    @Test
    void appliesSortKeyAndFilterToStagedItems() {
        put(order("user3", 7, 1, "staged"));
        put(order("user3", 15, 1, "staged"));
        put(order("user3", 16, 1, "other"));
        var ask = new Ask("Orders", USER)
                .sort(SortOperator.GTE, number(10))
                .filter(test("status", Operator.EQ, text("staged")));
        assertEquals(List.of(15), numbers(query(ask)));
    }

    @Test
    void dropsStagedItemsFromLaterPages() {
        put(order("user3", 18, 1, "staged"));
        delete("user3", 19);
        var first = query(new Ask("Orders", USER).limit(5));
        assertEquals(List.of(0, 1, 2, 3, 4, 18), numbers(first));
        var numbers = new ArrayList<>(numbers(first));
        var cursor = first.cursor();
        while (cursor.isPresent()) {
            var next = query(new Ask("Orders", USER).limit(5).cursor(cursor.get()));
            numbers.addAll(numbers(next));
            assertEquals(Optional.of(0), next.staged());
            cursor = next.cursor();
        }
        assertEquals(19, numbers.size());
        assertEquals(19, new HashSet<>(numbers).size());
    }

    @Test
    void followsAnItemIntoAnotherPlaceOfAnIndex() {
        put(order("user3", 0, 5, "staged"));
        var open = query(new Ask("Orders", Map.of("status", text("open")))
                .index("byStatus")
                .all());
        assertEquals(49, open.count());
        var staged = query(new Ask("Orders", Map.of("status", text("staged"))).index("byStatus"));
        assertEquals(List.of(0), numbers(staged));
        put(Map.of("userId", text("user3"), "orderId", number(0)));
        assertEquals(
                0,
                query(new Ask("Orders", Map.of("status", text("staged"))).index("byStatus"))
                        .count());
    }

    @Test
    void showsTheAttributesAskedForOnly() {
        put(order("user3", 7, 1, "staged"));
        var found = query(new Ask("Orders", USER).projection("status", "address.zip"));
        assertEquals(Map.of("status", text("staged")), found.items().get(7));
        assertEquals(
                Map.of("status", text("open"), "address", Value.Document.of(Map.of("zip", text("10")))),
                found.items().getFirst());
    }

    @Test
    void scanShowsStagedItemsFirst() {
        put(order("user9", 100, 1, "staged"));
        delete("user0", 0);
        var ask = new Ask("Orders").all().staged();
        var found = new Scan(tables, Optional.of(staging)).call(ask.scan(), call);
        assertEquals(200, found.count());
        assertEquals(text("staged"), found.items().getFirst().get("status"));
        assertEquals(Optional.of(1), found.staged());
        var filtered = new Ask("Orders")
                .staged()
                .filter(test("status", Operator.EQ, text("staged")))
                .projection("total");
        var some = new Scan(tables, Optional.of(staging)).call(filtered.scan(), call);
        assertEquals(List.of(Map.of("total", number(1))), some.items());
    }

    @Test
    void refusesMoreThanAnAnswerHolds() {
        IntStream.range(100, 1102).forEach(i -> put(order("user3", i, 1, "staged")));
        refuses(() -> query(new Ask("Orders", USER)), "More than 1,000 staged items", "get_staged_change");
    }

    @Test
    void saysThatNothingCanBeStagedHere() {
        var ask = new Ask("Orders", USER).staged();
        var refused = assertThrows(ToolException.class, () -> new Query(tables, none()).call(ask.query(), call));
        assertEquals(ToolException.Standard.UNAVAILABLE, refused.code());
        assertTrue(refused.getMessage().contains("Leave it out"), refused.getMessage());
    }

    private Found query(Ask ask) {
        return query(ask, true);
    }

    private Found query(Ask ask, boolean asStaged) {
        return new Query(tables, Optional.of(staging)).call((asStaged ? ask.staged() : ask).query(), call);
    }

    private void put(Map<String, Value> item) {
        staging.stage(call, new Write.Put("Orders", item, Optional.empty()), "");
    }

    private void delete(String user, int number) {
        var key = Map.of("userId", text(user), "orderId", number(number));
        staging.stage(call, new Write.Delete("Orders", key, Optional.empty()), "");
    }

    private static Map<String, Value> order(String user, int number, int total, String status) {
        var order = new LinkedHashMap<String, Value>();
        order.put("userId", text(user));
        order.put("orderId", number(number));
        order.put("total", number(total));
        order.put("status", text(status));
        return order;
    }

    private static List<Integer> numbers(Found found) {
        return found.items().stream()
                .map(item -> ((Value.Num) item.get("orderId")).value().intValueExact())
                .toList();
    }
}
