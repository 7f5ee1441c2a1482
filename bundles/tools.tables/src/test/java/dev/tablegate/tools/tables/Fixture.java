// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.api.data.Value;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A table of two hundred orders and three empty tables. */
final class Fixture {

    private Fixture() {}

    static FakeTables tables() {
        var orders = IntStream.range(0, 200).mapToObj(Fixture::order).toList();
        return new FakeTables()
                .add(
                        TableBuilder.table("Orders", "userId", "orderId:N")
                                .index("byStatus", true, "status", "total:N", "INCLUDE", List.of("note"))
                                .timeToLive("expires")
                                .stream("NEW_IMAGE"),
                        orders)
                .add(TableBuilder.table("Users", "userId"), List.of())
                .add(TableBuilder.table("UserNames", "name"), List.of())
                .add(TableBuilder.table("OldUsers", "userId"), List.of());
    }

    private static Map<String, Value> order(int number) {
        var order = new LinkedHashMap<String, Value>();
        order.put("orderId", Value.Num.of(number));
        order.put("userId", new Value.Text("u1"));
        order.put("total", number % 2 == 0 ? Value.Num.of(10) : new Value.Text("ten"));
        order.put(
                "address",
                Value.Document.of(Map.of(
                        "city", new Value.Text("Berlin"), "geo", Value.Document.of(Map.of("lat", Value.Num.of(52))))));
        if (number % 4 == 0) {
            order.put("note", new Value.Text("first|second\nthird ".repeat(5)));
        }
        return order;
    }
}
