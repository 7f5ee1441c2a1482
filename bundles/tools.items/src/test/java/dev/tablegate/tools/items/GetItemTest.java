// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.items;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeStaging;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.ToolContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.items.Fixture.key;
import static dev.tablegate.tools.items.Fixture.refusal;
import static dev.tablegate.tools.items.Fixture.typedKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GetItemTest implements ToolContract {

    private final FakeTables tables = Fixture.tables();
    private final FakeCall call = new FakeCall();

    @Override
    public Tool<?, ?> tool() {
        return new GetItem(tables, Optional.empty());
    }

    @Test
    void readsAnItem() {
        var output = get(key("u1", 2), List.of(), false, Format.JSON);
        assertTrue(output.found());
        assertEquals(Optional.of(Fixture.order("u1", 2)), output.item());
        assertEquals(0.5, output.consumedCapacity());
    }

    @Test
    void saysThatThereIsNoItem() {
        var output = get(key("u1", 99), List.of(), false, Format.JSON);
        assertFalse(output.found());
        assertEquals(Optional.empty(), output.item());
    }

    @Test
    void readsConsistentlyAtTwiceTheCost() {
        assertEquals(1, get(key("u1", 2), List.of(), true, Format.JSON).consumedCapacity());
    }

    @Test
    void showsTheAttributesAskedFor() {
        var output = get(key("u1", 2), List.of("total"), false, Format.JSON);
        assertEquals(Optional.of(Map.of("total", Value.Num.of(20))), output.item());
    }

    @Test
    void acceptsAndWritesDynamoDbJson() {
        assertTrue(get(typedKey("u1", 2), List.of(), false, Format.JSON).found());
        var output = get(typedKey("u1", 2), List.of("orderId"), false, Format.DYNAMODB);
        assertEquals(
                Optional.of(Map.of("orderId", Value.Document.of(Map.of("N", new Value.Text("2"))))), output.item());
    }

    @Test
    void refusesPlainJsonWhereDynamoDbJsonIsPromised() {
        var refusal = refusal(() -> get(key("u1", 2), List.of(), false, Format.DYNAMODB));
        assertTrue(refusal.startsWith("key.") && refusal.contains(" is not DynamoDB JSON: "), refusal);
    }

    @Test
    void namesTheKeyWhereItIsWrong() {
        var schema = " The key of table 'Orders' is userId (S) and orderId (N), nothing more and nothing less.";
        assertEquals(
                "The key lacks 'orderId'." + schema,
                refusal(() -> get(Map.of("userId", new Value.Text("u1")), List.of(), false, Format.JSON)));
        assertEquals(
                "The key attribute 'orderId' has type N, not S." + schema,
                refusal(() -> get(
                        Map.of("userId", new Value.Text("u1"), "orderId", new Value.Text("2")),
                        List.of(),
                        false,
                        Format.JSON)));
        assertEquals(
                "'total' is no key attribute." + schema,
                refusal(() -> get(
                        Map.of("userId", new Value.Text("u1"), "orderId", Value.Num.of(2), "total", Value.Num.of(1)),
                        List.of(),
                        false,
                        Format.JSON)));
    }

    @Test
    void passesOnOtherRefusals() {
        var refusal = refusal(() -> get(key("u1", 2), List.of("a..b"), false, Format.JSON));
        assertTrue(refusal.contains("'a..b'"), refusal);
        var missing = assertThrows(
                ToolException.class,
                () -> new GetItem(tables, Optional.empty()).call(input("Nowhere", key("u1", 2)), call));
        assertEquals(ToolException.Standard.NOT_FOUND, missing.code());
    }

    @Test
    void stopsWhenCancelled() {
        call.cancel();
        var cancelled = assertThrows(ToolException.class, () -> get(key("u1", 2), List.of(), false, Format.JSON));
        assertEquals(ToolException.Standard.CANCELLED, cancelled.code());
    }

    @Test
    void needsNothingButTableAndKey() {
        assertTrue(new GetItem(tables, Optional.empty())
                .call(input("Orders", key("u1", 2)), call)
                .found());
    }

    @Test
    void showsTheItemAsStaged() {
        var staging = new FakeStaging(tables);
        var tool = new GetItem(tables, Optional.of(staging));
        assertEquals(Optional.of(false), tool.call(staged(key("u1", 2)), call).staged());
        staging.stage(call, new Write.Put("Orders", key("u1", 2), Optional.empty()), "");
        staging.stage(call, new Write.Delete("Orders", key("u1", 3), Optional.empty()), "");
        var output = tool.call(staged(key("u1", 2)), call);
        assertEquals(Optional.of(key("u1", 2)), output.item());
        assertEquals(Optional.of(true), output.staged());
        assertEquals(0, output.consumedCapacity());
        assertFalse(tool.call(staged(key("u1", 3)), call).found());
        assertTrue(tool.call(input("Orders", key("u1", 3)), call).found());
        var nowhere = new GetItem(tables, Optional.empty());
        assertThrows(ToolException.class, () -> nowhere.call(staged(key("u1", 2)), call));
    }

    private static GetItem.Input staged(Map<String, Value> key) {
        return new GetItem.Input(
                "Orders", key, Optional.empty(), Optional.empty(), Optional.of(true), Optional.empty());
    }

    private GetItem.Output get(Map<String, Value> key, List<String> projection, boolean consistent, Format format) {
        var input = new GetItem.Input(
                "Orders", key, Optional.of(projection), Optional.of(consistent), Optional.empty(), Optional.of(format));
        return new GetItem(tables, Optional.empty()).call(input, call);
    }

    private static GetItem.Input input(String table, Map<String, Value> key) {
        return new GetItem.Input(table, key, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
