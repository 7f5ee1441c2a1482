// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.items;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** A table of ten orders and one of three users. */
final class Fixture {

    private Fixture() {}

    static FakeTables tables() {
        return new FakeTables()
                .add(
                        TableBuilder.table("Orders", "userId", "orderId:N"),
                        IntStream.range(0, 10).mapToObj(i -> order("u1", i)).toList())
                .add(TableBuilder.table("Users", "userId"), List.of(user("u1"), user("u2"), user("u3")));
    }

    static Map<String, Value> order(String user, int number) {
        return Map.of(
                "userId", new Value.Text(user), "orderId", Value.Num.of(number), "total", Value.Num.of(number * 10L));
    }

    static Map<String, Value> user(String id) {
        return Map.of("userId", new Value.Text(id), "name", new Value.Text("Name of " + id));
    }

    static Map<String, Value> key(String user, int number) {
        return Map.of("userId", new Value.Text(user), "orderId", Value.Num.of(number));
    }

    static Map<String, Value> key(String user) {
        return Map.of("userId", new Value.Text(user));
    }

    static Map<String, Value> typedKey(String user, int number) {
        return Map.of("userId", typed("S", user), "orderId", typed("N", String.valueOf(number)));
    }

    static Value typed(String type, String content) {
        return Value.Document.of(Map.of(type, new Value.Text(content)));
    }

    /** The sentence with which this is refused. */
    static String refusal(Executable call) {
        var refusal = assertThrows(ToolException.class, call);
        assertEquals(ToolException.Standard.INVALID_INPUT, refusal.code());
        return refusal.getMessage();
    }
}
