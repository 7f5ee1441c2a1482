// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.dynamo.expression.Attributes;
import dev.tablegate.dynamodb.local.LocalDynamo;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer;
import dev.tablegate.host.write.Writer.Reason;
import dev.tablegate.host.write.Writer.Result;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeMeter;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.NoCodes;
import dev.tablegate.tck.TableBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Transactions over DynamoDB Local. */
class WriterTest {

    private static final Map<String, Value> KEY = Map.of("id", new Value.Text("1"));
    private static final Map<String, Value> ITEM =
            Map.of("id", new Value.Text("1"), "n", Value.Num.of(1), "gone", new Value.Bool(true));

    private static LocalDynamo local;
    private static Fixture fixture;
    private static SdkWriter writer;
    private static int token;

    @BeforeAll
    static void start() {
        local = LocalDynamo.start();
        fixture = new Fixture(local.endpoint());
        writer = new SdkWriter(fixture.profiles, new NoCodes(), new FakeMeter());
    }

    @AfterAll
    static void stop() {
        writer.close();
        fixture.close();
        local.close();
    }

    @BeforeEach
    void table() {
        fixture.profiles.put(MemoryProfiles.local("demo", local.endpoint()));
        fixture.create(TableBuilder.table("Things", "id").build(), List.of());
    }

    @Test
    void makesAnItemOnlyWhereThereIsNone() {
        assertInstanceOf(Result.Written.class, transact(new ItemWrite.Create("Things", KEY, ITEM)));
        assertEquals(Optional.of(ITEM), item("1"));
        assertEquals(
                List.of(new Reason.Changed(Optional.of(ITEM))), refused(new ItemWrite.Create("Things", KEY, ITEM)));
    }

    @Test
    void saysWhatItConsumed() {
        var written = (Result.Written) transact(new ItemWrite.Create("Things", KEY, ITEM));
        assertTrue(written.writeUnits() >= 2, written.toString());
    }

    @Test
    void changesWhatIsAsExpected() {
        fixture.put("Things", List.of(ITEM));
        transact(new ItemWrite.Change(
                "Things",
                KEY,
                Map.of("n", Value.Num.of(2), "new", new Value.Null()),
                Set.of("gone"),
                Map.of("n", Optional.of(Value.Num.of(1)), "new", Optional.empty())));
        assertEquals(
                Optional.of(Map.of("id", new Value.Text("1"), "n", Value.Num.of(2), "new", new Value.Null())),
                item("1"));
    }

    @Test
    void refusesWhatIsNotAsExpected() {
        fixture.put("Things", List.of(ITEM));
        var set = Map.<String, Value>of("n", Value.Num.of(2));
        var other = new ItemWrite.Change("Things", KEY, set, Set.of(), Map.of("n", Optional.of(Value.Num.of(7))));
        assertEquals(List.of(new Reason.Changed(Optional.of(ITEM))), refused(other));
        var there = new ItemWrite.Change("Things", KEY, set, Set.of(), Map.of("gone", Optional.empty()));
        assertEquals(List.of(new Reason.Changed(Optional.of(ITEM))), refused(there));
        assertEquals(Optional.of(ITEM), item("1"));
    }

    @Test
    void changesAndRemovesNothingThatIsGone() {
        var change = new ItemWrite.Change("Things", KEY, Map.of("n", Value.Num.of(2)), Set.of(), Map.of());
        assertEquals(List.of(new Reason.Changed(Optional.empty())), refused(change));
        var remove = new ItemWrite.Remove("Things", KEY, Map.of());
        assertEquals(List.of(new Reason.Changed(Optional.empty())), refused(remove));
        assertEquals(Optional.empty(), item("1"));
    }

    @Test
    void removesWhatIsAsExpected() {
        fixture.put("Things", List.of(ITEM));
        var other = new ItemWrite.Remove("Things", KEY, Map.of("n", Optional.of(Value.Num.of(7))));
        assertEquals(List.of(new Reason.Changed(Optional.of(ITEM))), refused(other));
        transact(new ItemWrite.Remove("Things", KEY, Map.of("n", Optional.of(Value.Num.of(1)))));
        assertEquals(Optional.empty(), item("1"));
    }

    @Test
    void aCheckKeepsTheOthersFromBeingWritten() {
        fixture.put("Things", List.of(ITEM));
        var condition = new Expression("#n > :n", Map.of("#n", "n"), Map.of(":n", Value.Num.of(5)));
        var reasons = refused(create("2"), new ItemWrite.Check("Things", KEY, condition));
        assertEquals(List.of(new Reason.None(), new Reason.Changed(Optional.of(ITEM))), reasons);
        assertEquals(Optional.empty(), item("2"));
        var bare = new Expression("attribute_exists(id)", Map.of(), Map.of());
        assertInstanceOf(Result.Written.class, transact(create("2"), new ItemWrite.Check("Things", KEY, bare)));
    }

    @Test
    void writesAHundredAtOnce() {
        var writes = IntStream.range(0, Writer.MOST)
                .mapToObj(number -> create("item" + number))
                .toArray(ItemWrite[]::new);
        assertInstanceOf(Result.Written.class, transact(writes));
        assertEquals(
                Writer.MOST,
                fixture.client().scan(scan -> scan.tableName("Things")).count());
    }

    /** Whether it is so was open: DynamoDB Local, too, takes a repeated token for one call. */
    @Test
    void theSameTokenIsTheSameCall() {
        fixture.put("Things", List.of(ITEM));
        var once = List.<ItemWrite>of(new ItemWrite.Change(
                "Things", KEY, Map.of("n", Value.Num.of(2)), Set.of(), Map.of("n", Optional.of(Value.Num.of(1)))));
        assertInstanceOf(Result.Written.class, writer.transact(new FakeCall(), once, "same"));
        assertInstanceOf(Result.Written.class, writer.transact(new FakeCall(), once, "same"));
        assertInstanceOf(Result.Refused.class, writer.transact(new FakeCall(), once, "other"));
    }

    /** What became of the first call is not known then. */
    @Test
    void theSameTokenForSomethingElseIsNoAnswer() {
        writer.transact(new FakeCall(), List.of(create("1")), "mixed");
        assertThrows(Writer.Unanswered.class, () -> writer.transact(new FakeCall(), List.of(create("2")), "mixed"));
    }

    @Test
    void saysThatAnItemIsTooLarge() {
        var large = new Value.Text("x".repeat(401 << 10));
        var write = new ItemWrite.Create("Things", KEY, Map.of("id", new Value.Text("1"), "large", large));
        var refusal = assertThrows(ToolException.class, () -> transact(create("2"), write));
        assertTrue(refusal.getMessage().contains("400 KB"), refusal.getMessage());
    }

    @Test
    void saysThatATransactionIsTooLarge() {
        var large = new Value.Text("x".repeat(350 << 10));
        var writes = IntStream.range(0, 13)
                .mapToObj(number -> (ItemWrite) new ItemWrite.Create(
                        "Things",
                        Map.of("id", new Value.Text("" + number)),
                        Map.of("id", new Value.Text("" + number), "large", large)))
                .toArray(ItemWrite[]::new);
        var refusal = assertThrows(ToolException.class, () -> transact(writes));
        assertTrue(refusal.getMessage().contains("4 MB"), refusal.getMessage());
    }

    @Test
    void aHiddenTableIsNotFound() {
        fixture.profiles.put(Fixture.profile(
                new Profile.Credentials.Static("local", "local"),
                local.endpoint(),
                new TableRules(List.of("Other*"), List.of())));
        var refusal = assertThrows(ToolException.class, () -> transact(create("1")));
        assertEquals(ToolException.Standard.NOT_FOUND, refusal.code());
        assertTrue(refusal.getMessage().contains("'Things' not found"), refusal.getMessage());
        assertEquals(Optional.empty(), item("1"));
    }

    private static ItemWrite create(String id) {
        Map<String, Value> key = Map.of("id", new Value.Text(id));
        return new ItemWrite.Create("Things", key, key);
    }

    private static Result transact(ItemWrite... writes) {
        return writer.transact(new FakeCall(), List.of(writes), "token" + token++);
    }

    private static List<Reason> refused(ItemWrite... writes) {
        return assertInstanceOf(Result.Refused.class, transact(writes)).reasons();
    }

    private static Optional<Map<String, Value>> item(String id) {
        var answer = fixture.client()
                .getItem(get -> get.tableName("Things").key(Attributes.of(Map.of("id", new Value.Text(id)))));
        return answer.hasItem() ? Optional.of(Attributes.item(answer.item())) : Optional.empty();
    }
}
