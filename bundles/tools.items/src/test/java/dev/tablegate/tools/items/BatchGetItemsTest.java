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
import dev.tablegate.tools.items.BatchGetItems.Wanted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.items.Fixture.key;
import static dev.tablegate.tools.items.Fixture.order;
import static dev.tablegate.tools.items.Fixture.refusal;
import static dev.tablegate.tools.items.Fixture.typed;
import static dev.tablegate.tools.items.Fixture.typedKey;
import static dev.tablegate.tools.items.Fixture.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BatchGetItemsTest implements ToolContract {

    private final FakeTables tables = Fixture.tables();
    private final FakeCall call = new FakeCall();

    @Override
    public Tool<?, ?> tool() {
        return new BatchGetItems(tables, Optional.empty());
    }

    @Test
    void readsItemsOfSeveralTables() {
        var output = get(Map.of(
                "Orders",
                wanted(List.of(key("u1", 1), key("u1", 2))),
                "Users",
                wanted(List.of(key("u1"), key("u2"), key("nobody")))));
        assertEquals(List.of(order("u1", 1), order("u1", 2)), output.items().get("Orders"));
        assertEquals(List.of(user("u1"), user("u2")), output.items().get("Users"));
        assertEquals(4, output.count());
        assertEquals(1, output.missing());
        assertEquals(Optional.empty(), output.unprocessed());
        assertTrue(output.consumedCapacity() > 0);
    }

    @Test
    void readsAKeyNamedTwiceOnce() {
        var output = get(Map.of("Users", wanted(List.of(key("u1"), key("u1")))));
        assertEquals(1, output.count());
        assertEquals(0, output.missing());
    }

    @Test
    void showsTheAttributesAskedForByTable() {
        var names = new Wanted(List.of(key("u1")), Optional.of(List.of("name")));
        var output = get(Map.of("Users", names, "Orders", wanted(List.of(key("u1", 1)))));
        assertEquals(
                List.of(Map.of("name", new Value.Text("Name of u1"))),
                output.items().get("Users"));
        assertEquals(List.of(order("u1", 1)), output.items().get("Orders"));
    }

    @Test
    void reportsWhatWasNotProcessed() {
        var requests = Map.of("Users", new Wanted(List.of(typedUser("u1"), typedUser("u2")), Optional.empty()));
        var throttled = new UnprocessedTables(tables, Map.of("Users", List.of(key("u2")), "Orders", List.of()));
        var output = new BatchGetItems(throttled, Optional.empty()).call(input(requests, Format.DYNAMODB, true), call);
        assertEquals(Optional.of(Map.of("Users", List.of(Map.of("userId", typed("S", "u2"))))), output.unprocessed());
        assertEquals(0, output.missing());
    }

    @Test
    void acceptsAndWritesDynamoDbJson() {
        var requests = Map.of("Orders", new Wanted(List.of(typedKey("u1", 3)), Optional.of(List.of("total"))));
        var output = new BatchGetItems(tables, Optional.empty()).call(input(requests, Format.DYNAMODB, false), call);
        assertEquals(List.of(Map.of("total", typed("N", "30"))), output.items().get("Orders"));
        var plain = Map.of("Orders", wanted(List.of(key("u1", 3))));
        var refusal = refusal(
                () -> new BatchGetItems(tables, Optional.empty()).call(input(plain, Format.DYNAMODB, false), call));
        assertTrue(refusal.startsWith("requests.Orders.keys.") && refusal.contains("DynamoDB JSON"), refusal);
    }

    @Test
    void refusesTooManyKeysAndNone() {
        var keys = IntStream.range(0, 1001).mapToObj(i -> key("u1", i)).toList();
        var tooMany = Map.of("Orders", new Wanted(keys, Optional.empty()));
        assertTrue(refusal(() -> get(tooMany)).contains("not 1001"));
        assertTrue(refusal(() -> get(Map.of())).contains("{\"Users\": {\"keys\": "));
        assertTrue(refusal(() -> get(Map.of("Users", wanted(List.of())))).contains("not 0"));
        assertEquals(1000, new HashSet<>(keys.subList(0, 1000)).size());
    }

    @Test
    void namesTheKeyWhereOneIsWrong() {
        var refusal =
                refusal(() -> get(Map.of("Users", wanted(List.of(key("u1"))), "Orders", wanted(List.of(key("u1"))))));
        assertEquals(
                "The key lacks 'orderId'. The key of table 'Orders' is userId (S) and orderId (N), nothing more and"
                        + " nothing less.",
                refusal);
    }

    @Test
    void passesOnThatThereIsNoSuchTable() {
        var missing = assertThrows(ToolException.class, () -> get(Map.of("Nowhere", wanted(List.of(key("u1"))))));
        assertEquals(ToolException.Standard.NOT_FOUND, missing.code());
    }

    @Test
    void showsItemsAsStaged() {
        var staging = new FakeStaging(tables);
        var tool = new BatchGetItems(tables, Optional.of(staging));
        staging.stage(call, new Write.Put("Users", key("u1"), Optional.empty()), "");
        staging.stage(call, new Write.Put("Users", key("new"), Optional.empty()), "");
        staging.stage(call, new Write.Delete("Users", key("u2"), Optional.empty()), "");
        var keys = List.of(key("u1"), key("u2"), key("u3"), key("new"), key("nobody"));
        var output = tool.call(staged(Map.of("Users", wanted(keys))), call);
        assertEquals(List.of(user("u3"), key("u1"), key("new")), output.items().get("Users"));
        assertEquals(Optional.of(3), output.staged());
        assertEquals(2, output.missing());
        var only = tool.call(staged(Map.of("Users", wanted(List.of(key("u1"))))), call);
        assertEquals(1, only.count());
        assertEquals(0, only.consumedCapacity());
    }

    private static BatchGetItems.Input staged(Map<String, Wanted> requests) {
        return new BatchGetItems.Input(requests, Optional.empty(), Optional.of(true), Optional.empty());
    }

    private BatchGetItems.Output get(Map<String, Wanted> requests) {
        return new BatchGetItems(tables, Optional.empty())
                .call(new BatchGetItems.Input(requests, Optional.empty(), Optional.empty(), Optional.empty()), call);
    }

    private static BatchGetItems.Input input(Map<String, Wanted> requests, Format format, boolean consistent) {
        return new BatchGetItems.Input(requests, Optional.of(consistent), Optional.empty(), Optional.of(format));
    }

    private static Map<String, Value> typedUser(String id) {
        return Map.of("userId", typed("S", id));
    }

    private static Wanted wanted(List<Map<String, Value>> keys) {
        return new Wanted(keys, Optional.empty());
    }
}
