// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import static dev.tablegate.tck.Notes.condition;
import static dev.tablegate.tck.Notes.key;
import static dev.tablegate.tck.Notes.note;
import static dev.tablegate.tck.Notes.query;
import static dev.tablegate.tck.Notes.scan;
import static dev.tablegate.tck.Notes.test;
import static dev.tablegate.tck.Notes.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What every way to read tables must do. */
public interface TablesContract {

    /** What is under test. */
    Tables tables();

    /** Makes a table with items, in place of one of that name. */
    void create(TableBuilder shape, Collection<? extends Map<String, Value>> items);

    /** Makes the table that the tests read. */
    @BeforeEach
    default void fill() {
        create(Notes.shape(), Notes.all());
    }

    @Test
    default void namesTheTables() {
        assertTrue(tables().names(new FakeCall()).contains(Notes.TABLE));
    }

    @Test
    default void describesKeysAndIndexes() {
        var notes = tables().describe(new FakeCall(), Notes.TABLE);
        assertEquals(List.of(new KeyAttribute("author", "S")), notes.partitionKey());
        assertEquals(List.of(new KeyAttribute("number", "N")), notes.sortKey());
        var index = notes.indexes().getFirst();
        assertEquals("byTopic", index.name());
        assertTrue(index.global());
        assertEquals(List.of(new KeyAttribute("topic", "S")), index.partitionKey());
    }

    @Test
    default void anUnknownTableIsNotFound() {
        for (Executable read : List.<Executable>of(
                () -> tables().describe(new FakeCall(), "ContractNote"),
                () -> get("ContractNote", key("a", 1), List.of()))) {
            var refusal = assertThrows(ToolException.class, read);
            assertEquals(Standard.NOT_FOUND, refusal.code());
            assertTrue(refusal.getMessage().contains("list_tables"), refusal.getMessage());
        }
    }

    @Test
    default void getsAnItemExactlyAsItWasPut() {
        var found = get(Notes.TABLE, key("author2", 7), List.of());
        assertEquals(Optional.of(note(2, 7)), found.item());
        assertTrue(found.consumed().readUnits() > 0);
    }

    @Test
    default void whatIsNotThereIsEmpty() {
        assertEquals(
                Optional.empty(), get(Notes.TABLE, key("nobody", 1), List.of()).item());
    }

    @Test
    default void aProjectionKeepsOnlyWhatItNames() {
        var expected = Map.of(
                "place",
                Value.Document.of(Map.of("city", text("city3"))),
                "marks",
                new Value.Sequence(List.of(Value.Num.of(4))));
        var found = get(Notes.TABLE, key("author1", 3), List.of("place.city", "marks[1]"));
        assertEquals(Optional.of(expected), found.item());
    }

    @Test
    default void aWrongKeyIsRefusedWithTheKeySchema() {
        for (var wrong : List.of(
                Map.of("author", text("a")),
                Map.of("author", text("a"), "number", text("1")),
                Map.of("author", text("a"), "more", text("1")))) {
            var refusal = invalid(() -> get(Notes.TABLE, wrong, List.of()));
            assertTrue(refusal.contains("author (S), number (N)"), refusal);
        }
    }

    @Test
    default void readsABatchOfManyKeys() {
        var keys = new ArrayList<Map<String, Value>>();
        Notes.all().forEach(note -> keys.add(Map.of("author", at(note, "author"), "number", at(note, "number"))));
        keys.add(key("nobody", 1));
        var request = new BatchGetRequest(Map.of(Notes.TABLE, keys), Map.of(), false);
        var found = tables().batchGet(new FakeCall(), request);
        assertSame(Notes.all(), found.items().getOrDefault(Notes.TABLE, List.of()));
        assertEquals(Map.of(), found.unprocessed());
    }

    @Test
    default void queriesOnePartitionInOrder() {
        assertEquals(numbers(1, 30), numbers(query(Optional.empty(), true)));
        assertEquals(numbers(1, 30).reversed(), numbers(query(Optional.empty(), false)));
    }

    @Test
    default void theSortConditionSelects() {
        assertEquals(numbers(1, 4), sorted(Operator.LT, 5));
        assertEquals(numbers(1, 5), sorted(Operator.LTE, 5));
        assertEquals(numbers(26, 30), sorted(Operator.GT, 25));
        assertEquals(numbers(25, 30), sorted(Operator.GTE, 25));
        assertEquals(numbers(7, 7), sorted(Operator.EQ, 7));
        assertEquals(numbers(10, 12), sorted(Operator.BETWEEN, 10, 12));
    }

    @Test
    default void queriesAnIndex() {
        var found = new HashSet<>(tables().query(new FakeCall(), Notes.topic(4)).items());
        var expected = Set.of(
                Map.of("author", text("author0")),
                Map.of("author", text("author1")),
                Map.of("author", text("author2")),
                Map.of("author", text("author3")));
        assertEquals(expected, found);
    }

    @Test
    default void everyOperatorFiltersAsDynamoDbDoes() {
        assertMatches(3, test("word", Operator.EQ, text("word5")));
        assertMatches(117, test("word", Operator.NE, text("word5")));
        assertMatches(120, test("missing", Operator.NE, text("x")));
        assertMatches(16, test("number", Operator.LT, number(5)));
        assertMatches(20, test("number", Operator.LTE, number(5)));
        assertMatches(4, test("number", Operator.GT, number(29)));
        assertMatches(8, test("number", Operator.GTE, number(29)));
        assertMatches(12, test("number", Operator.BETWEEN, number(2), number(4)));
        assertMatches(8, test("number", Operator.IN, number(1), number(2), number(99)));
        assertMatches(30, test("author", Operator.BEGINS_WITH, text("author3")));
        assertMatches(4, test("tags", Operator.CONTAINS, text("tag9")));
        assertMatches(3, test("word", Operator.CONTAINS, text("d7")));
        assertMatches(8, test("marks", Operator.CONTAINS, number(9)));
        assertMatches(4, test("place.city", Operator.EQ, text("city8")));
        assertMatches(4, test("marks[0]", Operator.EQ, number(8)));
        assertMatches(40, test("topic", Operator.EXISTS));
        assertMatches(80, test("topic", Operator.NOT_EXISTS));
        assertMatches(90, test("word", Operator.TYPE, text("S")));
        assertMatches(30, test("word", Operator.TYPE, text("NULL")));
        assertMatches(120, test("marks", Operator.SIZE, number(2)));
        assertMatches(27, test("word", Operator.SIZE, number(1), number(5)));
    }

    @Test
    default void conditionsAreDecidedHereAsTheTablesDecideThem() {
        create(Oddities.shape(), Oddities.all());
        for (var condition : Oddities.conditions()) {
            if (refused(condition)) {
                invalid(() -> read(Oddities.scan(condition)));
                continue;
            }
            var expected = Oddities.all().stream()
                    .filter(condition::matches)
                    .map(item -> at(item, "id"))
                    .collect(Collectors.toSet());
            var found = read(Oddities.scan(condition)).items().stream()
                    .map(item -> at(item, "id"))
                    .collect(Collectors.toSet());
            assertEquals(found, expected, () -> String.valueOf(condition));
        }
    }

    @Test
    default void filtersAreCombined() {
        var low = test("number", Operator.LT, number(3));
        var first = test("author", Operator.EQ, text("author1"));
        assertMatches(2, new Filter.And(List.of(low, first)));
        assertMatches(36, new Filter.Or(List.of(low, first)));
        assertMatches(112, new Filter.Not(low));
        assertMatches(84, new Filter.Not(new Filter.Or(List.of(low, first))));
    }

    @Test
    default void pagesOfAScanLoseAndRepeatNothing() {
        var filter = Optional.of(test("number", Operator.GT, number(3)));
        for (int segments : List.of(1, 3)) {
            for (int size : List.of(7, 200)) {
                assertSame(Notes.all(), all(cursor -> read(scan(Optional.empty(), segments, size, cursor))));
                var some = all(cursor -> read(scan(filter, segments, size, cursor)));
                assertEquals(108, some.size());
                assertEquals(108, new HashSet<>(some).size());
            }
        }
    }

    @Test
    default void pagesOfAQueryKeepTheOrder() {
        var filter = Optional.of(test("topic", Operator.NOT_EXISTS));
        for (int size : List.of(1, 4, 100)) {
            var whole = all(cursor -> tables().query(new FakeCall(), query(Optional.empty(), size, cursor)));
            assertEquals(numbers(1, 30), whole);
            var some = all(cursor -> tables().query(new FakeCall(), query(filter, size, cursor)));
            assertEquals(20, some.size());
            assertEquals(whole.stream().filter(some::contains).toList(), some);
        }
    }

    @Test
    default void neverReturnsMoreThanAskedFor() {
        var filter = Optional.of(test("number", Operator.GT, number(3)));
        assertEquals(7, read(scan(filter, 1, 7, Optional.empty())).items().size());
        assertEquals(7, read(scan(filter, 4, 7, Optional.empty())).count());
    }

    @Test
    default void aCountHasNoItems() {
        var page = read(Notes.count(test("number", Operator.GT, number(3))));
        assertEquals(108, page.count());
        assertEquals(120, page.scannedCount());
        assertEquals(List.of(), page.items());
    }

    @Test
    default void aCursorIsForItsOwnRequestAndConnection() {
        var cursor = read(scan(Optional.empty(), 1, 5, Optional.empty())).cursor();
        var filter = Optional.of(test("number", Operator.GT, number(3)));
        var same = scan(Optional.empty(), 1, 5, cursor);
        for (Executable wrong : List.<Executable>of(
                () -> read(scan(filter, 1, 5, cursor)),
                () -> read(scan(Optional.empty(), 1, 5, Optional.of("nonsense"))),
                () -> tables().scan(new FakeCall().withConnection("another"), same))) {
            var refusal = invalid(wrong);
            assertTrue(refusal.contains("ursor"), refusal);
        }
        assertEquals(5, read(same).items().size());
    }

    @Test
    default void aQueryThatCannotWorkIsRefusedWithTheReason() {
        var author = Map.of("author", text("author1"));
        assertRefused("author", Map.of("number", number(1)), Optional.empty());
        assertRefused("number", author, Optional.of(condition("word", Operator.EQ, text("x"))));
        assertRefused("between", author, Optional.of(condition("number", Operator.EXISTS)));
        assertRefused("author", Map.of("author", number(1)), Optional.empty());
    }

    @Test
    default void aGlobalIndexHasNoConsistentReads() {
        var request = new ScanRequest(
                Notes.TABLE,
                Optional.of("byTopic"),
                Optional.empty(),
                List.of(),
                true,
                1,
                Select.ITEMS,
                Notes.bounds(10),
                Optional.empty());
        invalid(() -> read(request));
    }

    @Test
    default void anUnknownIndexIsRefusedWithTheNamesThereAre() {
        var request = new ScanRequest(
                Notes.TABLE,
                Optional.of("byColour"),
                Optional.empty(),
                List.of(),
                false,
                1,
                Select.ITEMS,
                Notes.bounds(10),
                Optional.empty());
        var refusal = assertThrows(ToolException.class, () -> read(request));
        assertEquals(Standard.NOT_FOUND, refusal.code());
        assertTrue(refusal.getMessage().contains("byTopic"), refusal.getMessage());
    }

    @Test
    default void aCancelledCallReadsNothing() {
        assertThrows(ToolException.class, () -> tables().names(new FakeCall().cancel()));
        assertThrows(
                ToolException.class,
                () -> tables().scan(new FakeCall().cancel(), scan(Optional.empty(), 1, 5, Optional.empty())));
    }

    private Tables.GetResult get(String table, Map<String, Value> key, List<String> projection) {
        return tables().get(new FakeCall(), new GetRequest(table, key, projection, true));
    }

    private Page read(ScanRequest request) {
        return tables().scan(new FakeCall(), request);
    }

    private void assertMatches(int expected, Filter filter) {
        assertEquals(expected, read(Notes.count(filter)).count(), () -> String.valueOf(filter));
    }

    private void assertRefused(String word, Map<String, Value> key, Optional<Condition> sort) {
        var refusal = invalid(() -> tables().query(new FakeCall(), query(key, sort, true)));
        assertTrue(refusal.contains(word), refusal);
    }

    private List<Map<String, Value>> sorted(Operator operator, int... numbers) {
        var operands = Arrays.stream(numbers).mapToObj(TablesContract::number).toArray(Value[]::new);
        return numbers(query(Optional.of(condition("number", operator, operands)), true));
    }

    private List<Map<String, Value>> numbers(QueryRequest request) {
        return tables().query(new FakeCall(), request).items().stream()
                .map(note -> Map.of("number", at(note, "number")))
                .toList();
    }

    private static List<Map<String, Value>> numbers(int from, int to) {
        var numbers = new ArrayList<Map<String, Value>>();
        for (int number = from; number <= to; number++) {
            numbers.add(Map.of("number", number(number)));
        }
        return numbers;
    }

    private static List<Map<String, Value>> all(Function<Optional<String>, Page> read) {
        var items = new ArrayList<Map<String, Value>>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = read.apply(cursor);
            assertEquals(page.items().size(), page.count());
            items.addAll(page.items());
            cursor = page.cursor();
        } while (cursor.isPresent());
        return items;
    }

    /** In any order, none missing and none twice. */
    private static void assertSame(List<Map<String, Value>> expected, List<Map<String, Value>> actual) {
        assertEquals(expected.size(), actual.size());
        assertEquals(new HashSet<>(expected), new HashSet<>(actual));
    }

    private static boolean refused(Condition condition) {
        try {
            condition.check();
            return false;
        } catch (ToolException wrong) {
            return true;
        }
    }

    private static String invalid(Executable read) {
        var refusal = assertThrows(ToolException.class, read);
        assertEquals(Standard.INVALID_INPUT, refusal.code(), refusal.getMessage());
        return refusal.getMessage();
    }

    private static Value at(Map<String, Value> note, String attribute) {
        return Optional.ofNullable(note.get(attribute)).orElseThrow();
    }

    private static Value number(int number) {
        return Value.Num.of(number);
    }
}
