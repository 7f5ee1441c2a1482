// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.argument.Direction;
import dev.tablegate.api.argument.SortKey;
import dev.tablegate.api.argument.SortKey.SortOperator;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import dev.tablegate.tck.ToolContract;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.tablegate.tools.query.Filters.and;
import static dev.tablegate.tools.query.Filters.not;
import static dev.tablegate.tools.query.Filters.or;
import static dev.tablegate.tools.query.Filters.test;
import static dev.tablegate.tools.query.Fixture.none;
import static dev.tablegate.tools.query.Fixture.number;
import static dev.tablegate.tools.query.Fixture.refuses;
import static dev.tablegate.tools.query.Fixture.text;
import static dev.tablegate.tools.query.Fixture.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class QueryTest implements ToolContract {

    private static final Map<String, Value> USER = Map.of("userId", text("user3"));

    private final FakeTables tables = Fixture.tables();
    private final FakeCall call = new FakeCall();

    @Override
    public Tool<?, ?> tool() {
        return new Query(tables, Optional.empty());
    }

    @Test
    void readsAPartitionInOrder() {
        var found = run(new Ask("Orders", USER));
        assertEquals(Fixture.ORDERS, found.count());
        assertEquals(Fixture.ORDERS, found.scannedCount());
        assertTrue(found.consumedCapacity() > 0);
        assertEquals(LongStream.range(0, Fixture.ORDERS).boxed().toList(), orderIds(found));
        assertEquals(none(), found.cursor());
        assertEquals(none(), found.stopped());
    }

    @ParameterizedTest
    @CsvSource({"EQ,1", "LT,5", "LTE,6", "GT,14", "GTE,15"})
    void comparesTheSortKey(SortOperator operator, int count) {
        assertEquals(
                count, run(new Ask("Orders", USER).sort(operator, number(5))).count());
    }

    @Test
    void comparesTheSortKeyWithARange() {
        var between = new SortKey(SortOperator.BETWEEN, none(), Optional.of(List.of(number(2), number(4))));
        assertEquals(3, run(new Ask("Orders", USER).sort(between)).count());
    }

    @Test
    void comparesTheBeginningOfTheSortKey() {
        tables.add(
                TableBuilder.table("Files", "folder", "name"),
                IntStream.range(0, 12)
                        .mapToObj(i -> Map.of("folder", text("f"), "name", text("n" + i)))
                        .toList());
        var ask = new Ask("Files", Map.of("folder", text("f"))).sort(SortOperator.BEGINS_WITH, text("n1"));
        assertEquals(3, run(ask).count());
    }

    @Test
    void readsBackwards() {
        var found = run(new Ask("Orders", USER).direction(Direction.DESC).limit(2));
        assertEquals(List.of(19L, 18L), orderIds(found));
    }

    @Test
    void readsAnIndex() {
        var found = run(new Ask("Orders", Map.of("status", text("open")))
                .index("byStatus")
                .sort(SortOperator.GTE, number(160)));
        assertEquals(Fixture.USERS, found.count());
    }

    @Test
    void readsAnIndexWithSeveralKeyAttributes() {
        var place = Map.of("country", text("DE"), "city", text("Bonn"));
        assertEquals(25, run(new Ask("Orders", place).index("byPlace")).count());
        var year = Map.of("country", text("DE"), "city", text("Bonn"), "year", number(2021));
        assertEquals(
                2 * Fixture.USERS,
                run(new Ask("Orders", year).index("byPlace").sort(SortOperator.LT, number(8)))
                        .count());
        assertEquals(
                25,
                run(new Ask("Orders", place).index("byPlace").sort(SortOperator.GT, number(2020)))
                        .count());
    }

    @Test
    void filtersAfterReading() {
        var filter = and(
                or(test("status", Operator.EQ, text("open")), test("note", Operator.EXISTS)),
                not(test("total", Operator.GT, number(100))));
        var found = run(new Ask("Orders", USER).filter(filter));
        assertEquals(List.of(0L, 4L, 5L, 8L, 10L), orderIds(found));
        assertEquals(Fixture.ORDERS, found.scannedCount());
    }

    @Test
    void showsTheAttributesAskedFor() {
        var found = run(new Ask("Orders", USER).limit(1).projection("total", "address.zip"));
        assertEquals(
                Map.of("total", number(0), "address", Value.Document.of(Map.of("zip", text("10")))),
                found.items().getFirst());
    }

    @Test
    void goesOnFromACursorWithoutLosingOrRepeating() {
        var ask = new Ask("Orders", USER).limit(3);
        var read = new ArrayList<Long>();
        var found = run(ask);
        read.addAll(orderIds(found));
        while (found.cursor().isPresent()) {
            assertEquals(Optional.of(Found.Stopped.LIMIT), found.stopped());
            found = run(ask.cursor(found.cursor().get()));
            read.addAll(orderIds(found));
        }
        assertEquals(LongStream.range(0, Fixture.ORDERS).boxed().toList(), read);
    }

    @Test
    void looksAtTheSchemaOnlyWhereItMust() {
        var described = new ArrayList<String>();
        var watched = (Tables) Proxy.newProxyInstance(
                Tables.class.getClassLoader(), new Class<?>[] {Tables.class}, (proxy, method, arguments) -> {
                    described.add(method.getName());
                    return method.invoke(tables, arguments);
                });
        new Query(watched, Optional.empty()).call(new Ask("Orders", USER).query(), call);
        assertEquals(List.of("query"), described);
        new Query(watched, Optional.empty())
                .call(new Ask("Orders", USER).sort(SortOperator.EQ, number(1)).query(), call);
        assertEquals(List.of("query", "describe", "query"), described);
    }

    @Test
    void readsToTheEndWhereAllIsAsked() {
        var closed = new Ask("Orders", Map.of("status", text("closed"))).index("byStatus");
        assertEquals(25, run(closed).count());
        assertEquals(15L * Fixture.USERS, run(closed.all()).count());
    }

    @Test
    void stopsAtTheMostBytes() {
        var large = text("x".repeat(100_000));
        tables.add(
                TableBuilder.table("Large", "pk", "sk:N"),
                IntStream.range(0, 20)
                        .mapToObj(i -> Map.of("pk", text("p"), "sk", number(i), "data", large))
                        .toList());
        var found = run(new Ask("Large", Map.of("pk", text("p"))).all());
        assertTrue(found.count() < 20, "read " + found.count());
        assertEquals(Optional.of(Found.Stopped.BYTES), found.stopped());
        assertTrue(found.cursor().isPresent());
    }

    @Test
    void acceptsAndWritesDynamoDbJson() {
        var typed = Map.of("userId", typed("S", "user3"));
        assertEquals(Fixture.ORDERS, run(new Ask("Orders", typed)).count());
        var found = run(new Ask("Orders", typed)
                .format(Format.DYNAMODB)
                .sort(SortOperator.EQ, typed("N", "7"))
                .projection("orderId"));
        assertEquals(List.of(Map.of("orderId", typed("N", "7"))), found.items());
        refuses(() -> run(new Ask("Orders", USER).format(Format.DYNAMODB)), "key.userId", "DynamoDB JSON");
    }

    @Test
    void namesTheKeyWhereItIsIncomplete() {
        refuses(
                () -> run(new Ask("Orders", Map.of("orderId", number(1)))),
                "'userId'",
                "partition key of table 'Orders' is userId (S), its sort key orderId (N)");
        refuses(
                () -> run(new Ask("Orders", Map.of("country", text("DE"))).index("byPlace")),
                "'city'",
                "country (S) and city (S)");
        refuses(
                () -> run(new Ask("Orders", Map.of("country", text("DE"), "city", text("B"), "orderId", number(1)))
                        .index("byPlace")),
                "skips a sort key attribute");
    }

    @Test
    void refusesKeysThatAreNone() {
        refuses(
                () -> run(new Ask("Orders", Map.of("userId", text("u"), "total", number(1)))),
                "'total' is no key attribute",
                "filter");
        refuses(() -> run(new Ask("Orders", Map.of("userId", number(1)))), "has type S, not N");
        refuses(() -> run(new Ask("Orders", USER).sort(SortOperator.EQ, text("1"))), "has type N, not S");
    }

    @Test
    void refusesSortConditionsThatDynamoDbHasNot() {
        refuses(() -> run(new Ask("Orders", USER).sort(SortOperator.BEGINS_WITH, number(1))), "text or binary");
        refuses(
                () -> run(new Ask("Orders", USER).sort(SortOperator.BETWEEN, number(1))),
                "sortKey has 1 values",
                "2 values");
        var whole = Map.of("userId", text("user3"), "orderId", number(1));
        refuses(() -> run(new Ask("Orders", whole).sort(SortOperator.EQ, number(1))), "whole sort key already");
        tables.add(TableBuilder.table("Flat", "id"), List.of());
        refuses(
                () -> run(new Ask("Flat", Map.of("id", text("1"))).sort(SortOperator.EQ, number(1))),
                "no sort key",
                "none");
    }

    @Test
    void refusesAFilterOnTheKey() {
        refuses(
                () -> run(new Ask("Orders", USER)
                        .sort(SortOperator.GT, number(1))
                        .filter(not(test("orderId", Operator.EQ, number(1))))),
                "key attribute 'orderId'",
                "sortKey");
    }

    @Test
    void namesTheIndexesWhereOneIsUnknown() {
        refuses(() -> run(new Ask("Orders", USER).index("byDate")), "'byDate'", "byStatus, byPlace, byTotal");
        tables.add(TableBuilder.table("Flat", "id"), List.of());
        refuses(() -> run(new Ask("Flat", USER).index("byDate")), "none at all");
    }

    @Test
    void refusesConsistentReadsOfAGlobalIndexOnly() {
        var open = Map.of("status", text("open"));
        refuses(() -> run(new Ask("Orders", open).index("byStatus").consistent()), "consistent", "global index");
        assertEquals(
                20, run(new Ask("Orders", USER).index("byTotal").consistent()).count());
    }

    @Test
    void refusesLimitWithAll() {
        refuses(() -> run(new Ask("Orders", USER).limit(5).all()), "limit and all");
    }

    @Test
    void passesOnThatThereIsNoSuchTable() {
        var missing = assertThrows(ToolException.class, () -> run(new Ask("Nowhere", USER)));
        assertEquals(ToolException.Standard.NOT_FOUND, missing.code());
    }

    @Test
    void stopsWhenCancelled() {
        call.cancel();
        var cancelled = assertThrows(ToolException.class, () -> run(new Ask("Orders", USER)));
        assertEquals(ToolException.Standard.CANCELLED, cancelled.code());
    }

    private Found run(Ask ask) {
        return new Query(tables, Optional.empty()).call(ask.query(), call);
    }

    private static List<Long> orderIds(Found found) {
        return found.items().stream()
                .map(item -> ((Value.Num) item.get("orderId")).value().longValueExact())
                .toList();
    }
}
