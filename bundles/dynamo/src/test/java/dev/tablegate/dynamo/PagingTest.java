// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Value;
import dev.tablegate.dynamodb.local.LocalDynamo;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Pages put together are the whole, whatever the limits, filters and segments; the fake in memory says what that is. */
class PagingTest {

    private static final String TABLE = "Grid";
    private static final List<Map<String, Value>> ITEMS = Items.grid(4, 60);
    private static final FakeTables EXPECTED = new FakeTables();

    private static LocalDynamo local;
    private static Fixture fixture;

    @BeforeContainer
    static void start() {
        local = LocalDynamo.start();
        fixture = new Fixture(local.endpoint());
        var shape = TableBuilder.table(TABLE, "pk", "sk:N")
                .globalIndex("byKind", "kind", "rank:N")
                .localIndex("byRank", "rank:N")
                .index("keysOnly", true, "kind", "", "KEYS_ONLY", List.of())
                .build();
        fixture.create(shape, ITEMS);
        EXPECTED.add(shape, ITEMS);
    }

    @AfterContainer
    static void stop() {
        fixture.close();
        local.close();
    }

    @Property(tries = 30)
    void scansLoseAndRepeatNothing(
            @ForAll @IntRange(min = 1, max = 6) int segments,
            @ForAll @IntRange(min = 5, max = 300) int limit,
            @ForAll @IntRange(max = 4) int filter,
            @ForAll @IntRange(max = 3) int index,
            @ForAll @IntRange(max = 2) int projection) {
        BiFunction<Bounds, Optional<String>, ScanRequest> request = (bounds, cursor) -> new ScanRequest(
                TABLE,
                index(index),
                index == 3 ? Optional.empty() : filter(filter),
                index == 3 ? List.of() : projection(projection),
                false,
                segments,
                Select.ITEMS,
                bounds,
                cursor);
        var whole = EXPECTED.scan(new FakeCall(), request.apply(bounds(10_000), Optional.empty()));
        var paged = all(limit, cursor -> fixture.tables().scan(new FakeCall(), request.apply(bounds(limit), cursor)));
        assertSame(whole.items(), paged);
    }

    @Property(tries = 30)
    void queriesLoseAndRepeatNothingAndKeepTheOrder(
            @ForAll boolean ascending,
            @ForAll @IntRange(min = 1, max = 80) int limit,
            @ForAll @IntRange(max = 2) int filter,
            @ForAll @IntRange(max = 2) int index,
            @ForAll @IntRange(max = 2) int projection) {
        Map<String, Value> key =
                index == 1 ? Map.of("kind", new Value.Text("kind1")) : Map.of("pk", new Value.Text("p2"));
        BiFunction<Bounds, Optional<String>, QueryRequest> request = (bounds, cursor) -> new QueryRequest(
                TABLE,
                index(index),
                key,
                Optional.empty(),
                filter == 0 ? Optional.empty() : Optional.of(fillFilter(filter)),
                projection(projection),
                ascending,
                false,
                Select.ITEMS,
                bounds,
                cursor);
        var whole = EXPECTED.query(new FakeCall(), request.apply(bounds(10_000), Optional.empty()));
        var paged = all(limit, cursor -> fixture.tables().query(new FakeCall(), request.apply(bounds(limit), cursor)));
        assertSame(whole.items(), paged);
        if (index != 1 && projection == 0) {
            var sort = index == 0 ? "sk" : "rank";
            assertEquals(column(whole.items(), sort), column(paged, sort));
        }
    }

    @Property(tries = 20)
    void countsAddUp(
            @ForAll @IntRange(min = 1, max = 4) int segments,
            @ForAll @IntRange(min = 20, max = 300) int limit,
            @ForAll @IntRange(max = 4) int filter) {
        BiFunction<Bounds, Optional<String>, ScanRequest> request = (bounds, cursor) -> new ScanRequest(
                TABLE, Optional.empty(), filter(filter), List.of(), false, segments, Select.COUNT, bounds, cursor);
        long count = 0;
        Optional<String> cursor = Optional.empty();
        do {
            var page = fixture.tables().scan(new FakeCall(), request.apply(bounds(limit), cursor));
            assertTrue(page.count() <= limit);
            count += page.count();
            cursor = page.cursor();
        } while (cursor.isPresent());
        assertEquals(
                EXPECTED.scan(new FakeCall(), request.apply(bounds(10_000), Optional.empty()))
                        .count(),
                count);
    }

    @Property(tries = 10)
    void boundsOfBytesAndTimeEndAPageWithACursor(@ForAll @IntRange(min = 1, max = 3) int segments) {
        for (var bounds :
                List.of(new Bounds(100, 1, Duration.ofSeconds(30)), new Bounds(100, 1_000_000, Duration.ZERO))) {
            var page = fixture.tables()
                    .scan(
                            new FakeCall(),
                            new ScanRequest(
                                    TABLE,
                                    Optional.empty(),
                                    filter(1),
                                    List.of(),
                                    false,
                                    segments,
                                    Select.ITEMS,
                                    bounds,
                                    Optional.empty()));
            assertTrue(page.cursor().isPresent());
        }
    }

    private static List<Map<String, Value>> all(int limit, Function<Optional<String>, Page> read) {
        var items = new ArrayList<Map<String, Value>>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = read.apply(cursor);
            assertEquals(page.items().size(), page.count());
            assertTrue(page.count() <= limit && page.count() <= page.scannedCount());
            items.addAll(page.items());
            cursor = page.cursor();
        } while (cursor.isPresent());
        return items;
    }

    private static Optional<String> index(int which) {
        return which == 0
                ? Optional.empty()
                : Optional.of(List.of("byKind", "byRank", "keysOnly").get(which - 1));
    }

    private static List<String> projection(int which) {
        return List.of(List.<String>of(), List.of("rank"), List.of("fill", "sk"))
                .get(which);
    }

    private static Optional<Filter> filter(int which) {
        Filter odd = new Filter.Test(new Condition("rank", Operator.GTE, List.of(Value.Num.of(6))));
        Filter kind = new Filter.Test(new Condition("kind", Operator.EQ, List.of(new Value.Text("kind3"))));
        return switch (which) {
            case 1 -> Optional.of(odd);
            case 2 -> Optional.of(new Filter.Or(List.of(odd, kind)));
            case 3 -> Optional.of(new Filter.Not(new Filter.And(List.of(odd, new Filter.Not(kind)))));
            case 4 -> Optional.of(new Filter.Test(new Condition("kind", Operator.NOT_EXISTS, List.of())));
            default -> Optional.empty();
        };
    }

    /** On attributes that are in no key. */
    private static Filter fillFilter(int which) {
        var size = new Condition("fill", Operator.SIZE, List.of(Value.Num.of(200)));
        Filter test = new Filter.Test(size);
        return which == 1 ? test : new Filter.Not(test);
    }

    private static Bounds bounds(int items) {
        return new Bounds(items, 10_000_000, Duration.ofSeconds(60));
    }

    private static List<Value> column(List<Map<String, Value>> items, String attribute) {
        return items.stream()
                .map(item -> Optional.ofNullable(item.get(attribute)).orElseThrow())
                .toList();
    }

    private static void assertSame(List<Map<String, Value>> expected, List<Map<String, Value>> actual) {
        assertEquals(expected.size(), actual.size());
        assertEquals(counts(expected), counts(actual));
    }

    private static Map<Map<String, Value>, Long> counts(List<Map<String, Value>> items) {
        return items.stream().collect(Collectors.groupingBy(item -> item, Collectors.counting()));
    }
}
