// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.dynamodb.local.LocalDynamo;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.TableBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A table that the rules of the profile hide cannot be told from one that is not there (I1, the part about tables). */
class HiddenTablesTest {

    private static final TableRules HIDING = new TableRules(List.of(), List.of("Secret*"));
    private static final Map<String, Value> KEY = Map.of("id", new Value.Text("1"));
    private static final Bounds SMALL = new Bounds(2, 1_000_000, Duration.ofSeconds(10));

    private static LocalDynamo local;
    private static Fixture fixture;

    /** Something that is asked for about a table. */
    private interface Ask {
        void of(Tables tables, String table);
    }

    @BeforeAll
    static void start() {
        local = LocalDynamo.start();
        fixture = new Fixture(local.endpoint());
        create("Open", "Opera", "Secret");
    }

    @AfterAll
    static void stop() {
        fixture.close();
        local.close();
    }

    @BeforeEach
    void noRules() {
        rules(TableRules.ALL);
    }

    @Test
    void aHiddenTableIsNotListed() {
        assertEquals(List.of("Open", "Opera", "Secret"), fixture.tables().names(new FakeCall()));
        rules(HIDING);
        assertEquals(List.of("Open", "Opera"), fixture.tables().names(new FakeCall()));
        rules(new TableRules(List.of("Op*n"), List.of()));
        assertEquals(List.of("Open"), fixture.tables().names(new FakeCall()));
        rules(new TableRules(List.of("Op*"), List.of("Opera")));
        assertEquals(List.of("Open"), fixture.tables().names(new FakeCall()));
    }

    @Test
    void nothingThatIsAskedTellsAHiddenTableFromAMissingOne() {
        Map<String, Ask> asks = asks();
        rules(HIDING);
        var hidden = new LinkedHashMap<String, String>();
        asks.forEach((name, ask) -> hidden.put(name, refusal(ask, "Secret")));
        var matching = new LinkedHashMap<String, String>();
        asks.forEach((name, ask) -> matching.put(name, refusal(ask, "Secrex").replace("Secrex", "Secret")));
        fixture.client().deleteTable(delete -> delete.tableName("Secret"));
        rules(TableRules.ALL);
        var missing = new LinkedHashMap<String, String>();
        asks.forEach((name, ask) -> missing.put(name, refusal(ask, "Secret")));
        create("Secret");
        assertEquals(missing, hidden);
        assertEquals(missing, matching);
        assertTrue(hidden.values().stream().allMatch(sentence -> sentence.startsWith("NOT_FOUND")), "" + hidden);
    }

    @Test
    void aHiddenTableIsNoNearestName() {
        rules(new TableRules(List.of(), List.of("Opera")));
        String refusal = refusal((tables, table) -> tables.describe(new FakeCall(), table), "Oper");
        assertFalse(refusal.contains("Opera"), refusal);
        assertTrue(refusal.contains("Open"), refusal);
    }

    @Test
    void aCursorMadeBeforeTheRuleLeadsNowhere() {
        Page page = fixture.tables().scan(new FakeCall(), scan("Secret", Optional.empty()));
        assertTrue(page.cursor().isPresent());
        rules(HIDING);
        String after = refusal((tables, table) -> tables.scan(new FakeCall(), scan(table, page.cursor())), "Secret");
        assertTrue(after.startsWith("NOT_FOUND Table 'Secret' not found"), after);
        rules(TableRules.ALL);
        assertEquals(
                2,
                fixture.tables()
                        .scan(new FakeCall(), scan("Secret", page.cursor()))
                        .count());
    }

    @Test
    void whatEachRequestConsumesIsReported() {
        double before = fixture.consumed();
        fixture.tables().get(new FakeCall(), new GetRequest("Open", KEY, List.of(), true));
        double got = fixture.consumed();
        assertEquals(1.0, got - before);
        fixture.tables().scan(new FakeCall(), scan("Open", Optional.empty()));
        double scanned = fixture.consumed();
        assertTrue(scanned > got);
        fixture.tables().query(new FakeCall(), query("Open", Optional.empty()));
        double queried = fixture.consumed();
        assertTrue(queried > scanned);
        fixture.tables().batchGet(new FakeCall(), new BatchGetRequest(Map.of("Open", List.of(KEY)), Map.of(), false));
        assertTrue(fixture.consumed() > queried);
    }

    @Test
    void theRuleCountsForTheVeryNextRequest() {
        assertTrue(fixture.tables()
                .get(new FakeCall(), new GetRequest("Secret", KEY, List.of(), false))
                .item()
                .isPresent());
        rules(HIDING);
        refusal((tables, table) -> tables.get(new FakeCall(), new GetRequest(table, KEY, List.of(), false)), "Secret");
        rules(TableRules.ALL);
        assertEquals(
                "Secret", fixture.tables().describe(new FakeCall(), "Secret").name());
    }

    private static Map<String, Ask> asks() {
        var asks = new LinkedHashMap<String, Ask>();
        asks.put("describe", (tables, table) -> tables.describe(new FakeCall(), table));
        asks.put("get", (tables, table) -> tables.get(new FakeCall(), new GetRequest(table, KEY, List.of(), false)));
        asks.put("query", (tables, table) -> tables.query(new FakeCall(), query(table, Optional.empty())));
        asks.put("query index", (tables, table) -> tables.query(new FakeCall(), query(table, Optional.of("no"))));
        asks.put("scan", (tables, table) -> tables.scan(new FakeCall(), scan(table, Optional.empty())));
        asks.put(
                "scan with a cursor",
                (tables, table) -> tables.scan(
                        new FakeCall(),
                        scan(
                                table,
                                fixture.tables()
                                        .scan(new FakeCall(), scan("Open", Optional.empty()))
                                        .cursor())));
        asks.put(
                "batch",
                (tables, table) -> tables.batchGet(
                        new FakeCall(), new BatchGetRequest(Map.of(table, List.of(KEY)), Map.of(), false)));
        asks.put(
                "batch with another",
                (tables, table) -> tables.batchGet(
                        new FakeCall(),
                        new BatchGetRequest(Map.of("Open", List.of(KEY), table, List.of(KEY)), Map.of(), false)));
        return asks;
    }

    private static String refusal(Ask ask, String table) {
        var refused = assertThrows(ToolException.class, () -> ask.of(fixture.tables(), table));
        // A cursor of another request is refused alike everywhere, before the table is looked at.
        return refused.getMessage().startsWith("The cursor")
                ? "NOT_FOUND cursor"
                : refused.code() + " " + refused.getMessage();
    }

    private static void rules(TableRules rules) {
        fixture.profiles.put(
                Fixture.profile(new Profile.Credentials.Static("local", "local"), local.endpoint(), rules));
    }

    private static void create(String... tables) {
        for (String table : tables) {
            fixture.create(
                    TableBuilder.table(table, "id").build(),
                    IntStream.range(0, 4)
                            .mapToObj(i -> Map.<String, Value>of("id", new Value.Text("" + i)))
                            .toList());
        }
    }

    private static ScanRequest scan(String table, Optional<String> cursor) {
        return new ScanRequest(
                table, Optional.empty(), Optional.empty(), List.of(), false, 1, Select.ITEMS, SMALL, cursor);
    }

    private static QueryRequest query(String table, Optional<String> index) {
        return new QueryRequest(
                table,
                index,
                KEY,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                false,
                Select.ITEMS,
                SMALL,
                Optional.empty());
    }
}
