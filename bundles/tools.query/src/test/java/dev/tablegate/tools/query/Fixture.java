// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A table of orders: ten users with twenty orders each. */
final class Fixture {

    static final int USERS = 10;
    static final int ORDERS = 20;

    private Fixture() {}

    static FakeTables tables() {
        var orders = new ArrayList<Map<String, Value>>();
        for (int user = 0; user < USERS; user++) {
            for (int number = 0; number < ORDERS; number++) {
                orders.add(order(user, number));
            }
        }
        return new FakeTables()
                .pageSize(7)
                .add(
                        TableBuilder.table("Orders", "userId", "orderId:N")
                                .globalIndex("byStatus", "status", "total:N")
                                .globalIndex("byPlace", "country,city", "year:N,orderId:N")
                                .localIndex("byTotal", "total:N"),
                        orders);
    }

    private static Map<String, Value> order(int user, int number) {
        var order = new LinkedHashMap<String, Value>();
        order.put("userId", text("user" + user));
        order.put("orderId", number(number));
        order.put("status", text(number % 4 == 0 ? "open" : "closed"));
        order.put("total", number(number * 10L));
        order.put("country", text("DE"));
        order.put("city", text(number % 2 == 0 ? "Berlin" : "Bonn"));
        order.put("year", number(2020 + number % 3));
        order.put("address", Value.Document.of(Map.of("zip", text("1" + number))));
        order.put("tags", Value.TextSet.of(List.of("a", "b" + number)));
        if (number % 5 == 0) {
            order.put("note", new Value.Null());
        }
        return order;
    }

    static Value text(String text) {
        return new Value.Text(text);
    }

    static Value number(long number) {
        return Value.Num.of(number);
    }

    static Value typed(String type, String content) {
        return Value.Document.of(Map.of(type, text(content)));
    }

    static <T> Optional<T> none() {
        return Optional.empty();
    }

    /** That this is refused, with a sentence that has these words in it. */
    static void refuses(Executable call, String... words) {
        var refusal = assertThrows(ToolException.class, call);
        assertEquals(ToolException.Standard.INVALID_INPUT, refusal.code());
        for (var word : words) {
            assertTrue(refusal.getMessage().contains(word), refusal.getMessage() + " lacks: " + word);
        }
        assertTrue(refusal.getMessage().matches("(?s)[A-Za-z'].*[.}\\])]"), refusal.getMessage() + " is no sentence");
    }
}
